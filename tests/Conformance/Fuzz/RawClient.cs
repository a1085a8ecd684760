using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Kontor.Conformance.Fuzz;

/// <summary>What came back, byte for byte. Status 0 means that the server closed without a word.</summary>
internal sealed record RawAnswer(int Status, byte[] Body, bool IsClosed)
{
    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>Speaks to a port in bytes, because an HTTP client library would repair what a fuzzer breaks.</summary>
internal sealed class RawClient(int port) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private Socket? _socket;
    private int _filled;

    public RawAnswer Send(ReadOnlySpan<byte> request)
    {
        if (_socket is null)
            Connect();
        try
        {
            for (var sent = 0; sent < request.Length; )
                sent += _socket!.Send(request[sent..]);
        }
        catch (SocketException)
        {
            // The server may answer and close while we are still sending; what it said is still there to be read.
        }

        // The answer to a HEAD names the length of a body that does not come.
        var answer = Read(hasBody: !request.StartsWith("HEAD "u8));
        if (answer.IsClosed)
            Close();
        return answer;
    }

    public void Dispose() => Close();

    private void Connect()
    {
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 60_000 };
        _socket.Connect(System.Net.IPAddress.Loopback, port);
        _filled = 0;
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private RawAnswer Read(bool hasBody)
    {
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!Fill())
                return new RawAnswer(0, [], IsClosed: true);
        }

        var head = Encoding.ASCII.GetString(_buffer, 0, end);
        var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var length = hasBody ? LengthOf(head) : 0;
        var closes = head.Contains("Connection: close", StringComparison.OrdinalIgnoreCase);
        var start = end + 4;
        while (_filled - start < length)
        {
            if (!Fill())
                return new RawAnswer(status, _buffer.AsSpan(start, _filled - start).ToArray(), IsClosed: true);
        }

        var body = _buffer.AsSpan(start, length).ToArray();
        _buffer.AsSpan(start + length, _filled - start - length).CopyTo(_buffer);
        _filled -= start + length;
        return new RawAnswer(status, body, closes);
    }

    private bool Fill()
    {
        try
        {
            var read = _socket!.Receive(_buffer, _filled, _buffer.Length - _filled, SocketFlags.None);
            _filled += read;
            return read > 0;
        }
        catch (SocketException reset) when (reset.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
        {
            return false;
        }
    }

    private static int LengthOf(string head)
    {
        foreach (var line in head.Split("\r\n"))
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                return int.Parse(line.AsSpan(15).Trim(), CultureInfo.InvariantCulture);
        }

        return 0;
    }
}
