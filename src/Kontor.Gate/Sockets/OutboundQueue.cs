using System.Threading.Channels;

namespace Kontor.Gate.Sockets;

/// <summary>The frames that wait for one reader: bounded in number and in bytes, so that nobody's slowness costs memory without end.</summary>
internal sealed class OutboundQueue(int framesMax, int bytesMax)
{
    private readonly Channel<ReadOnlyMemory<byte>> _frames = Channel.CreateBounded<ReadOnlyMemory<byte>>(
        new BoundedChannelOptions(framesMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    private long _bytes;

    /// <summary>What waits at the moment, the frame that is being sent included.</summary>
    public long BytesWaiting => Interlocked.Read(ref _bytes);

    /// <summary>False when there is no room, or when nothing is taken any more.</summary>
    public bool TryPut(ReadOnlyMemory<byte> frame)
    {
        if (Interlocked.Add(ref _bytes, frame.Length) <= bytesMax && _frames.Writer.TryWrite(frame))
            return true;
        Interlocked.Add(ref _bytes, -frame.Length);
        return false;
    }

    /// <summary>From now on nothing is taken; what waits is still handed out.</summary>
    public void Complete() => _frames.Writer.TryComplete();

    public IAsyncEnumerable<ReadOnlyMemory<byte>> TakeAllAsync(CancellationToken stop) => _frames.Reader.ReadAllAsync(stop);

    public void Taken(ReadOnlyMemory<byte> frame) => Interlocked.Add(ref _bytes, -frame.Length);
}
