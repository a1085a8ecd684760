using System.Collections.Immutable;
using Kontor.Chains;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Rows;
using Kontor.Dialects.XLayer.Wire;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary>Finds what the lists show whose caller chooses between transactions, internal transfers and transfers of tokens.</summary>
internal static class Movements
{
    public static Page<Movement> OfBlocks(IServedChain chain, Protocol protocol, HeightRange range, PageRequest page)
    {
        var (index, identity) = (chain.Index, chain.Identity);
        return protocol switch
        {
            Protocol.Transaction => Each(index.Transactions(range, page), row => Movement.Of(row, identity)),
            Protocol.Internal => Each(index.Internals(range, page), row => Movement.Of(row, identity)),
            _ when protocol.TokenKind() is { } kind => Each(index.Transfers(kind, range, page), row => Movement.Of(row, index)),
            _ => None<Movement>(index),
        };
    }

    /// <summary>A token narrows the list to its transfers; among transactions and internal transfers there are none of those.</summary>
    public static Page<Movement> OfAddress(
        IServedChain chain,
        Address20 address,
        Protocol protocol,
        Address20? token,
        Side side,
        HeightRange range,
        PageRequest page
    )
    {
        var (index, identity) = (chain.Index, chain.Identity);
        return protocol switch
        {
            Protocol.Transaction when token is null => Each(
                index.TransactionsOf(address, side, range, page),
                row => Movement.Of(row, identity)
            ),
            Protocol.Internal when token is null => Each(index.InternalsOf(address, side, range, page), row => Movement.Of(row, identity)),
            _ => Each(Transfers(index, address, protocol, token, side, range, page), row => Movement.Of(row, index)),
        };
    }

    public static Page<TransferView> Transfers(
        ChainIndex index,
        Address20 address,
        Protocol protocol,
        Address20? token,
        Side side,
        HeightRange range,
        PageRequest page
    )
    {
        if (protocol.TokenKind() is not { } kind)
            return None<TransferView>(index);
        return token is { } contract
            ? index.TransfersOf(address, contract, kind, side, range, page)
            : index.TransfersOf(address, kind, side, range, page);
    }

    public static Page<T> None<T>(ChainIndex index) => new(index.Head?.Height ?? -1, 0, []);

    private static Page<Movement> Each<T>(Page<T> page, Func<T, Movement> show) =>
        new(page.Height, page.Total, [.. page.Rows.Select(show)]);
}
