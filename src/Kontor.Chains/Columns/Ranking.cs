using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Chains.Columns;

/// <summary>Tells what a holding is worth in the ranking it stands in, and whose it is.</summary>
internal interface IRanked
{
    Word256 BalanceOf(int holding);

    Address20 OwnerOf(int holding);
}

/// <summary>
/// Holdings by balance, the largest first; equal ones by address. A sorted list cut into pieces of at most 512: a change moves part of one piece,
/// and a rank is the sum of the sizes of the pieces before it. Most comparisons need only the leading bits of a balance, which stand beside the holding.
/// </summary>
internal sealed class Ranking(IRanked ranked)
{
    private RankPiece[] _pieces = new RankPiece[1];
    private int[] _sizes = new int[1];

    // The key of each piece's last entry, side by side: the search for a piece would otherwise touch memory in as many places as it has steps.
    private ulong[] _lastKeys = new ulong[1];
    private int _pieceCount;

    public int Count { get; private set; }

    public long Bytes
    {
        get
        {
            var bytes = _pieces.Length * 20L;
            for (var piece = 0; piece < _pieceCount; piece++)
                bytes += _pieces[piece].Bytes;
            return bytes;
        }
    }

    /// <summary>
    /// Gives a holding the place of its new balance, while <see cref="IRanked"/> still says the one before. Who has nothing is not ranked.
    /// </summary>
    public void Change(int holding, Word256 before, Word256 after)
    {
        var owner = ranked.OwnerOf(holding);
        var entry = new RankEntry(RankEntry.KeyOf(after), after, owner);
        if (!before.IsZero && TryChangeInPlace(holding, new RankEntry(RankEntry.KeyOf(before), before, owner), entry))
            return;
        if (!after.IsZero)
            Add(holding, entry);
    }

    /// <summary>Most changes are small and leave everybody where they were. Where one does not, the holding is taken out.</summary>
    private bool TryChangeInPlace(int holding, in RankEntry before, in RankEntry after)
    {
        var piece = PieceOf(before);
        var place = piece < _pieceCount ? PlaceIn(_pieces[piece], before) : 0;
        Invariant.Holds(piece < _pieceCount && _pieces[piece].Holdings[place] == holding);
        var isInside = place > 0 && place < _sizes[piece] - 1;
        if (
            isInside
            && !after.Balance.IsZero
            && ComesBefore(_pieces[piece], place - 1, after)
            && !ComesBefore(_pieces[piece], place + 1, after)
        )
        {
            _pieces[piece].Keys[place] = after.Key;
            return true;
        }
        _pieces[piece].RemoveAt(place);
        Count--;
        if (--_sizes[piece] < RankPiece.EntriesMax / 8)
            Shrink(piece);
        else
            NoteLast(piece);
        return false;
    }

    private void Add(int holding, in RankEntry entry)
    {
        // Behind the last of all is the end of the last piece.
        var piece = _pieceCount == 0 ? 0 : Math.Min(PieceOf(entry), _pieceCount - 1);
        if (_pieceCount == 0)
            Insert(0, new RankPiece());
        _pieces[piece].Insert(PlaceIn(_pieces[piece], entry), entry.Key, holding);
        _sizes[piece]++;
        Count++;
        NoteLast(piece);
        if (_sizes[piece] == RankPiece.EntriesMax)
            Split(piece);
    }

    /// <summary>How many are ranked before a holding that is in.</summary>
    public int RankOf(int holding)
    {
        var entry = EntryOf(holding);
        var piece = PieceOf(entry);
        var rank = PlaceIn(_pieces[piece], entry);
        foreach (var size in _sizes.AsSpan(0, piece))
            rank += size;
        return rank;
    }

    /// <summary>Writes the holdings from a rank on, as many as there are and fit, and says how many.</summary>
    public int CopyTo(int rank, Span<int> holdings)
    {
        var piece = 0;
        while (piece < _pieceCount && rank >= _sizes[piece])
            rank -= _sizes[piece++];
        var written = 0;
        for (; piece < _pieceCount && written < holdings.Length; piece++, rank = 0)
        {
            var count = Math.Min(_sizes[piece] - rank, holdings.Length - written);
            _pieces[piece].Holdings.AsSpan(rank, count).CopyTo(holdings[written..]);
            written += count;
        }
        return written;
    }

    private RankEntry EntryOf(int holding)
    {
        var balance = ranked.BalanceOf(holding);
        return new RankEntry(RankEntry.KeyOf(balance), balance, ranked.OwnerOf(holding));
    }

    /// <summary>The first piece whose last entry does not come before the one sought.</summary>
    private int PieceOf(in RankEntry entry)
    {
        var (low, high) = (0, _pieceCount);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            var key = _lastKeys[middle];
            if (key > entry.Key || (key == entry.Key && ComesBefore(_pieces[middle], _sizes[middle] - 1, entry)))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private int PlaceIn(RankPiece piece, in RankEntry entry)
    {
        var (low, high) = (0, piece.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (ComesBefore(piece, middle, entry))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private bool ComesBefore(RankPiece piece, int place, in RankEntry entry)
    {
        var key = piece.Keys[place];
        if (key != entry.Key)
            return key > entry.Key;
        var holding = piece.Holdings[place];
        var order = ranked.BalanceOf(holding).CompareTo(entry.Balance);
        return order != 0 ? order > 0 : ranked.OwnerOf(holding) < entry.Owner;
    }

    private void Split(int piece)
    {
        Insert(piece + 1, _pieces[piece].TakeUpperHalf());
        _sizes[piece] = _pieces[piece].Count;
        NoteLast(piece);
    }

    /// <summary>An empty piece goes; a small one joins a neighbour that has room, so that pieces stay well filled on average.</summary>
    private void Shrink(int piece)
    {
        if (_sizes[piece] == 0)
        {
            RemoveAt(piece);
            return;
        }
        var left = piece + 1 < _pieceCount ? piece : piece - 1;
        if (left < 0 || _sizes[left] + _sizes[left + 1] > RankPiece.EntriesMax / 2)
        {
            NoteLast(piece);
            return;
        }
        _pieces[left].Append(_pieces[left + 1]);
        _sizes[left] = _pieces[left].Count;
        NoteLast(left);
        RemoveAt(left + 1);
    }

    private void Insert(int at, RankPiece piece)
    {
        if (_pieceCount == _pieces.Length)
        {
            Array.Resize(ref _pieces, _pieceCount * 2);
            Array.Resize(ref _sizes, _pieceCount * 2);
            Array.Resize(ref _lastKeys, _pieceCount * 2);
        }
        Array.Copy(_pieces, at, _pieces, at + 1, _pieceCount - at);
        Array.Copy(_sizes, at, _sizes, at + 1, _pieceCount - at);
        Array.Copy(_lastKeys, at, _lastKeys, at + 1, _pieceCount - at);
        (_pieces[at], _sizes[at]) = (piece, piece.Count);
        _pieceCount++;
        NoteLast(at);
    }

    private void RemoveAt(int at)
    {
        _pieceCount--;
        Array.Copy(_pieces, at + 1, _pieces, at, _pieceCount - at);
        Array.Copy(_sizes, at + 1, _sizes, at, _pieceCount - at);
        Array.Copy(_lastKeys, at + 1, _lastKeys, at, _pieceCount - at);
        (_pieces[_pieceCount], _sizes[_pieceCount]) = (null!, 0);
    }

    private void NoteLast(int piece)
    {
        if (_sizes[piece] > 0)
            _lastKeys[piece] = _pieces[piece].Keys[_sizes[piece] - 1];
    }
}
