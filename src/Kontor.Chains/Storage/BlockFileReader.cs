using Kontor.Chains.Model;
using Microsoft.Win32.SafeHandles;

namespace Kontor.Chains.Storage;

/// <summary>Reads blocks one after the other through a window that grows only for a block that does not fit.</summary>
internal sealed class BlockFileReader(SafeFileHandle file, long offset, long end)
{
    private byte[] _window = new byte[Math.Min(1 << 20, end - offset)];
    private int _start;
    private int _filled;

    /// <summary>Where the next block begins.</summary>
    public long Offset { get; private set; } = offset;

    /// <summary>Null at the end, and where something stands that is no whole block.</summary>
    public ChainBlock? Next()
    {
        if (!Holds(BlockFrame.HeaderBytes) || BlockFrame.LengthOf(_window.AsSpan(_start)) is not { } length)
            return null;
        var bytes = BlockFrame.HeaderBytes + length;
        if (!Holds(bytes) || !BlockFrame.IsWhole(_window.AsSpan(_start, bytes)))
            return null;
        try
        {
            var block = BlockCodec.Read(_window.AsSpan(_start + BlockFrame.HeaderBytes, length));
            _start += bytes;
            Offset += bytes;
            return block;
        }
        catch (InvalidDataException)
        {
            // Written by a version that wrote blocks in another way: as good as nothing.
            return null;
        }
    }

    private bool Holds(int count)
    {
        if (count > end - Offset)
            return false;
        if (_filled - _start >= count)
            return true;
        var rest = _window.AsSpan(_start, _filled - _start);
        var window = count > _window.Length ? new byte[count] : _window;
        rest.CopyTo(window);
        (_window, _start, _filled) = (window, 0, rest.Length);
        while (_filled < count)
        {
            var read = RandomAccess.Read(file, _window.AsSpan(_filled), Offset + _filled);
            if (read == 0)
                return false;
            _filled += read;
        }
        return true;
    }
}
