using Kontor.World.History;

namespace Kontor.World.Chains;

/// <summary>Contents of blocks, cut into rows of one size and put together again.</summary>
internal static class DeedPieces
{
    /// <summary>Adds the content of a block and answers its first row.</summary>
    public static long Add(HistoryStream<ChainDeedRow> deeds, int chain, long blockMs, ReadOnlySpan<byte> content)
    {
        var first = deeds.NextId;
        for (var rest = content; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, ChainDeedRow.PieceBytes)..])
        {
            var row = new ChainDeedRow { BlockMs = blockMs, Chain = chain };
            rest[..Math.Min(rest.Length, ChainDeedRow.PieceBytes)].CopyTo(row.Piece);
            deeds.Add(row);
        }
        return first;
    }

    /// <summary>So many bytes from that row on, or nothing when the source does not hold them all.</summary>
    public static byte[]? Read(ICellSource<ChainDeedRow> deeds, long first, int bytes)
    {
        var content = new byte[bytes];
        var id = first;
        for (var at = 0; at < content.Length; at += ChainDeedRow.PieceBytes)
        {
            if (!deeds.TryRead(id++, out var cell))
                return null;
            var piece = (ReadOnlySpan<byte>)cell.Row.Piece;
            piece[..Math.Min(piece.Length, content.Length - at)].CopyTo(content.AsSpan(at));
        }
        return content;
    }
}
