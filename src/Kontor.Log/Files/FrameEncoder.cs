using System.Numerics;
using Kontor.World.Log;

namespace Kontor.Log.Files;

/// <summary>Turns a batch into the bytes of one write. The buffer is kept, so a steady stream of batches allocates nothing.</summary>
internal sealed class FrameEncoder
{
    private byte[] _buffer = new byte[64 * 1024];

    public ReadOnlySpan<byte> Encode(LogBatch batch, long position, long epoch)
    {
        var size = SizeOf(batch);
        if (size > _buffer.Length)
            _buffer = new byte[BitOperations.RoundUpToPowerOf2((uint)size)];
        var target = _buffer.AsSpan(0, size);
        for (var i = 0; i < batch.Count; i++)
        {
            var content = batch[i].Span;
            var frame = new Frame(content.Length, position + i, epoch, i, batch.Count);
            frame.Write(target, content);
            target = target[frame.Bytes..];
        }
        return _buffer.AsSpan(0, size);
    }

    private static int SizeOf(LogBatch batch)
    {
        var size = (long)batch.Count * Frame.HeaderBytes;
        for (var i = 0; i < batch.Count; i++)
        {
            var length = batch[i].Length;
            if (length > FileLogOptions.RecordBytesMax)
                throw new ArgumentException($"Record {i} has {length} bytes; {FileLogOptions.RecordBytesMax} is the most.", nameof(batch));
            size += length;
        }
        return size <= FileLogOptions.BatchBytesMax
            ? (int)size
            : throw new ArgumentException($"The batch has {size} bytes; {FileLogOptions.BatchBytesMax} is the most.", nameof(batch));
    }
}
