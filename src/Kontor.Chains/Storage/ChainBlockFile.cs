using System.Buffers;
using Kontor.Chains.Model;
using Kontor.World;
using Microsoft.Win32.SafeHandles;

namespace Kontor.Chains.Storage;

/// <summary>
/// The blocks of a followed chain on disk, one after the other, so that a restart goes on where it was instead of asking the node for everything again. The
/// node is the truth and this is a copy: nothing is flushed for its sake, and from the first byte that is not as it was written, all is cut off and asked
/// for again.
/// </summary>
public sealed class ChainBlockFile : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly long _firstHeight;
    private readonly ArrayBufferWriter<byte> _frame = new(64 * 1024);

    // Where the block at each height begins, and in the end where the next one will.
    private readonly List<long> _offsets = [BlockFileHeader.Bytes];

    private ChainBlockFile(SafeFileHandle file, long firstHeight)
    {
        _file = file;
        _firstHeight = firstHeight;
    }

    public int Count => _offsets.Count - 1;

    /// <summary>Bytes that were not as they had been written, and were cut off when the file was opened.</summary>
    public long CutBytes { get; private set; }

    public long Bytes => _offsets[^1];

    /// <summary>Opens the file or begins it, and gives every block in it to <paramref name="take"/>, which refuses one by answering false.</summary>
    /// <param name="firstHeight">Where the chain is followed from. A file that begins elsewhere is begun anew.</param>
    public static ChainBlockFile Open(string path, long firstHeight, Func<ChainBlock, bool> take)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, FileOptions.SequentialScan);
        var file = new ChainBlockFile(handle, firstHeight);
        try
        {
            file.Load(take);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds the block at the next height.</summary>
    public void Append(ChainBlock block)
    {
        Invariant.Holds(block.Height == _firstHeight + Count);
        _frame.ResetWrittenCount();
        _frame.Advance(Reserve(BlockFrame.HeaderBytes));
        BlockCodec.Write(block, _frame);
        var frame = System.Runtime.InteropServices.MemoryMarshal.AsMemory(_frame.WrittenMemory).Span;
        BlockFrame.Seal(frame);
        RandomAccess.Write(_file, frame, Bytes);
        _offsets.Add(Bytes + frame.Length);
    }

    /// <summary>Takes back what stands at a height and above.</summary>
    public void CutFrom(long height)
    {
        var kept = (int)Math.Clamp(height - _firstHeight, 0, Count);
        if (kept == Count)
            return;
        RandomAccess.SetLength(_file, _offsets[kept]);
        _offsets.RemoveRange(kept + 1, Count - kept);
    }

    public void Dispose() => _file.Dispose();

    private int Reserve(int count)
    {
        _frame.GetSpan(count);
        return count;
    }

    private void Load(Func<ChainBlock, bool> take)
    {
        var length = RandomAccess.GetLength(_file);
        if (BlockFileHeader.IsAtStart(_file))
        {
            var reader = new BlockFileReader(_file, BlockFileHeader.Bytes, length);
            while (reader.Next() is { } block && block.Height == _firstHeight + Count && take(block))
                _offsets.Add(reader.Offset);
        }
        else
        {
            BlockFileHeader.Write(_file);
        }
        CutBytes = Math.Max(0, length - Bytes);
        RandomAccess.SetLength(_file, Bytes);
    }
}
