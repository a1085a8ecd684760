using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Unicode;

namespace Kontor.Gate.Signing;

/// <summary>
/// Collects the text a signature is made over, as bytes: text becomes UTF-8, a body stays as it was sent. It writes into the buffer it was
/// given (a stack span in the usual case) and borrows from the pool only when a request is larger than that. Dispose gives the loan back.
/// </summary>
public ref struct PreHashWriter
{
    /// <summary>Room for the requests that are usual, and still harmless on any stack.</summary>
    public const int UsualLength = 1_024;

    /// <summary>UTF-8 needs at most three bytes for one UTF-16 unit.</summary>
    private const int BytesPerCharMax = 3;

    private Span<byte> _buffer;
    private byte[]? _loan;
    private int _length;

    public PreHashWriter(Span<byte> buffer) => _buffer = buffer;

    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    [UnscopedRef]
    public ref PreHashWriter Append(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
        return ref this;
    }

    [UnscopedRef]
    public ref PreHashWriter Append(scoped ReadOnlySpan<char> text)
    {
        // A broken surrogate becomes U+FFFD, as in every client's UTF-8 encoder; it can only make a signature wrong, never right.
        Utf8.FromUtf16(text, Room(checked(text.Length * BytesPerCharMax)), out _, out var written);
        _length += written;
        return ref this;
    }

    /// <summary>Text in upper case. Only ASCII letters change: the word is an HTTP method.</summary>
    [UnscopedRef]
    public ref PreHashWriter AppendUpper(scoped ReadOnlySpan<char> text)
    {
        var start = _length;
        Append(text);
        foreach (ref var letter in _buffer[start.._length])
        {
            if (letter is >= (byte)'a' and <= (byte)'z')
                letter -= 'a' - 'A';
        }

        return ref this;
    }

    public void Dispose()
    {
        Return(_loan);
        this = default;
    }

    private Span<byte> Room(int length)
    {
        if (length > _buffer.Length - _length)
            Grow(checked(_length + length));
        return _buffer[_length..];
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(length, (int)Math.Min(_buffer.Length * 2L, Array.MaxLength)));
        Written.CopyTo(larger);
        Return(_loan);
        _buffer = _loan = larger;
    }

    private readonly void Return(byte[]? loan)
    {
        if (loan is null)
            return;
        // The memo in a pre-hash is known to its owner only, so the pool must not hand it to the next borrower.
        loan.AsSpan(0, _length).Clear();
        ArrayPool<byte>.Shared.Return(loan);
    }
}
