using System.Text;
using Kontor.Gate;

namespace Kontor.Bench.Http;

/// <summary>Signed requests as the client's library wants them.</summary>
internal static class Requests
{
    public static HttpRequestMessage ToMessage(ClientRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Target);
        if (request.Body.Length > 0)
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
        foreach (var (header, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(header, value))
                message.Content?.Headers.TryAddWithoutValidation(header, value);
        }
        return message;
    }
}
