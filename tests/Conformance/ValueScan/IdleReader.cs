using System.Net.Sockets;
using System.Text;
using Kontor.Gate;

namespace Kontor.Conformance.ValueScan;

/// <summary>Asks for a stream and reads nothing of it. It says to the network that it takes little at a time, so that little is underway.</summary>
internal sealed class IdleReader : IDisposable
{
    private const int ReceiveBytes = 2_048;
    private const int SegmentBytes = 536;

    /// <summary>TCP_MAXSEG of Linux, which the framework has no name for.</summary>
    private const int SegmentMax = 2;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);

    private IdleReader() { }

    /// <summary>Whether the other side has given up.</summary>
    public bool IsCut =>
        (SocketError)_socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)! == SocketError.ConnectionReset;

    public static IdleReader Open(Uri address, ClientRequest request)
    {
        var reader = new IdleReader();
        reader._socket.ReceiveBufferSize = ReceiveBytes;
        reader._socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, SegmentMax, BitConverter.GetBytes(SegmentBytes));
        reader._socket.Connect(address.Host, address.Port);
        reader._socket.Send(Encoding.ASCII.GetBytes($"{request.Method} {request.Target} HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"));
        return reader;
    }

    public void Dispose() => _socket.Dispose();
}
