using System.Text;

namespace Kontor.World.Chains;

/// <summary>Builds the input of a call: the first four bytes of the hash of the function's signature, then its arguments in words of 32 bytes.</summary>
public sealed class AbiCall
{
    private readonly List<Word256> _head = [];
    private readonly List<(int Place, ReadOnlyMemory<Word256> Items)> _lists = [];
    private readonly byte[] _selector;

    /// <param name="signature">E.g. <c>transfer(address,uint256)</c>.</param>
    public AbiCall(string signature) => _selector = Abi.SelectorBytes(signature);

    public AbiCall Add(Address20 address) => Add(address.ToWord());

    public AbiCall Add(Word256 number)
    {
        _head.Add(number);
        return this;
    }

    public AbiCall Add(ReadOnlyMemory<Word256> list)
    {
        _lists.Add((_head.Count, list));
        return Add(Word256.Zero);
    }

    /// <summary>The empty bytes that the calls of ERC-1155 end with.</summary>
    public AbiCall AddNoBytes() => Add(ReadOnlyMemory<Word256>.Empty);

    public byte[] Encode()
    {
        var words = new List<Word256>(_head);
        foreach (var (place, items) in _lists)
        {
            words[place] = (ulong)(words.Count * Word256.Bytes);
            words.Add((ulong)items.Length);
            foreach (var item in items.Span)
                words.Add(item);
        }
        return [.. _selector, .. Abi.Encode(words)];
    }
}

/// <summary>How functions and events are called on a chain.</summary>
public static class Abi
{
    public static Hash32 Topic(string signature) => Hash32.Of(Encoding.ASCII.GetBytes(signature));

    public static uint Selector(string signature) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(SelectorBytes(signature));

    internal static byte[] SelectorBytes(string signature) => Keccak256.Hash(Encoding.ASCII.GetBytes(signature))[..4];

    public static byte[] Encode(params IReadOnlyList<Word256> words)
    {
        var bytes = new byte[words.Count * Word256.Bytes];
        for (var index = 0; index < words.Count; index++)
            words[index].WriteBigEndian(bytes.AsSpan(index * Word256.Bytes));
        return bytes;
    }
}

/// <summary>Reads the arguments of a call. What is not there, or is too large for its type, is nothing: a contract would stop there.</summary>
internal readonly ref struct AbiArguments(ReadOnlySpan<byte> input)
{
    private readonly ReadOnlySpan<byte> _words = input.Length >= 4 ? input[4..] : default;

    public bool TryWord(int place, out Word256 word)
    {
        var from = place * Word256.Bytes;
        var isThere = place >= 0 && from <= _words.Length - Word256.Bytes;
        word = isThere ? Word256.FromBigEndian(_words.Slice(from, Word256.Bytes)) : default;
        return isThere;
    }

    public bool TryAddress(int place, out Address20 address)
    {
        var isThere = TryWord(place, out var word) && word.BitLength <= 160;
        address = isThere ? word.ToAddress() : default;
        return isThere;
    }

    /// <summary>A list whose beginning stands at that place.</summary>
    public bool TryList(int place, out Word256[] items)
    {
        items = [];
        if (!TryWord(place, out var offset) || offset > (ulong)_words.Length || (ulong)offset % Word256.Bytes != 0)
            return false;
        var first = (int)(ulong)offset / Word256.Bytes;
        if (!TryWord(first, out var count) || count > (ulong)(_words.Length / Word256.Bytes))
            return false;
        items = new Word256[(int)(ulong)count];
        for (var index = 0; index < items.Length; index++)
        {
            if (!TryWord(first + 1 + index, out items[index]))
                return false;
        }
        return true;
    }
}
