using System.Text;
using Kontor.Gate;
using Kontor.Testing;

namespace Kontor.Conformance.ValueScan;

/// <summary>Reads an event stream frame by frame.</summary>
internal sealed class EventReader : IDisposable
{
    /// <summary>Never asserted on: it only turns a test that hangs into one that fails.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public const string Comment = ": heartbeat";
    public const string Heartbeat = "event: heartbeat\ndata: ping";

    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage response, StreamReader lines) => (Response, _lines) = (response, lines);

    public HttpResponseMessage Response { get; }

    public static async Task<EventReader> OpenAsync(HttpClient http, ClientRequest request)
    {
        using var message = Venue.ToMessage(request);
        var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
        return new EventReader(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next frame with its lines, or null when the stream has ended.</summary>
    public async Task<string?> NextAsync()
    {
        var frame = new StringBuilder();
        while (await _lines.ReadLineAsync().WaitAsync(s_patience) is { } line)
        {
            if (line.Length == 0)
                return frame.ToString();
            frame.Append(frame.Length > 0 ? "\n" : "").Append(line);
        }

        Assert.Equal(0, frame.Length);
        return null;
    }

    /// <summary>The next frame that is no heartbeat.</summary>
    public async Task<string?> NextEventAsync()
    {
        while (true)
        {
            var frame = await NextAsync();
            if (frame is not (Comment or Heartbeat))
                return frame;
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        Response.Dispose();
    }
}
