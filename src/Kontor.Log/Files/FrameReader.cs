using Microsoft.Win32.SafeHandles;

namespace Kontor.Log.Files;

/// <summary>Walks the frames of a segment through a window that grows only for a record that does not fit.</summary>
internal sealed class FrameReader(SafeFileHandle file, long offset, long end)
{
    private byte[] _window = new byte[256 * 1024];
    private int _start;
    private int _filled;

    /// <summary>Where the next frame begins.</summary>
    public long Offset { get; private set; } = offset;

    public bool IsAtEnd => Offset == end;

    /// <summary>
    /// Looks at the frame at <see cref="Offset"/> without passing it. Null when it is whole, else what is wrong with it.
    /// The content is valid until the next call.
    /// </summary>
    public string? Peek(out Frame frame, out ReadOnlySpan<byte> content)
    {
        frame = default;
        content = default;
        if (!Holds(Frame.HeaderBytes))
            return "the file ends inside the header of a record";
        if (!Frame.TryReadHeader(_window.AsSpan(_start), out frame))
            return "the header of the record makes no sense";
        if (!Holds(frame.Bytes))
            return "the file ends inside a record";
        var bytes = _window.AsSpan(_start, frame.Bytes);
        if (!frame.IsWhole(bytes))
            return "the checksum of the record does not match";
        content = bytes[Frame.HeaderBytes..];
        return null;
    }

    public void Pass(Frame frame)
    {
        Offset += frame.Bytes;
        _start += frame.Bytes;
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
