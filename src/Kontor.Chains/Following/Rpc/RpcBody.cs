using System.Buffers;
using System.Text.Json;

namespace Kontor.Chains.Following.Rpc;

/// <summary>The JSON of one HTTP response, over a rented buffer.</summary>
internal sealed class RpcBody : IDisposable
{
    // A trace nests as deep as its calls, and the virtual machine allows 1024 of those, two levels of JSON each.
    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = 2_200 };

    private readonly byte[] _rented;
    private readonly JsonDocument _document;

    private RpcBody(byte[] rented, JsonDocument document)
    {
        _rented = rented;
        _document = document;
    }

    public JsonElement Root => _document.RootElement;

    /// <summary>Null when there is more than <paramref name="bytesMax"/> of it.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static async Task<RpcBody?> ReadAsync(Stream stream, int bytesMax, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(64 << 10, bytesMax + 1));
        try
        {
            var filled = 0;
            while (await stream.ReadAsync(buffer.AsMemory(filled), stop) is > 0 and var read)
            {
                filled += read;
                if (filled > bytesMax)
                    return null;
                if (filled == buffer.Length)
                    buffer = Larger(buffer, bytesMax);
            }

            var body = new RpcBody(buffer, JsonDocument.Parse(buffer.AsMemory(0, filled), s_json));
            buffer = [];
            return body;
        }
        finally
        {
            if (buffer.Length > 0)
                ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose()
    {
        _document.Dispose();
        ArrayPool<byte>.Shared.Return(_rented);
    }

    private static byte[] Larger(byte[] buffer, int bytesMax)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(buffer.Length * 2L, bytesMax + 1L));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
