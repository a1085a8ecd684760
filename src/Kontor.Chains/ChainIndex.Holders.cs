using System.Collections.Immutable;
using Kontor.Chains.Columns;
using Kontor.Chains.Rows;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    /// <summary>Who holds a token, or the chain's own coin (no contract), the largest holders first.</summary>
    public Page<HolderView> Holders(Address20? contract, PageRequest page)
    {
        using var reading = ReadRankings();
        Describe(out var published);
        var ranking = RankingOf(contract);
        var total = ranking?.Count ?? 0;
        if (page.Offset < 0 || page.Offset >= total || page.Max <= 0)
            return new Page<HolderView>(published.Height, total, []);
        Span<int> holdings = new int[Math.Min(page.Max, total - page.Offset)];
        ranking!.CopyTo((int)page.Offset, holdings);
        var rows = ImmutableArray.CreateBuilder<HolderView>(holdings.Length);
        foreach (var holding in holdings)
            rows.Add(new HolderView(page.Offset + rows.Count + 1, _rankings.OwnerOf(holding), _rankings.BalanceOf(holding)));
        return new Page<HolderView>(published.Height, total, rows.MoveToImmutable());
    }

    /// <summary>One holder's place; nothing for somebody who holds none.</summary>
    public HolderView? FindHolder(Address20? contract, Address20 holder)
    {
        using var reading = ReadRankings();
        var ranking = RankingOf(contract);
        var holding = WholeHoldingOf(holder, contract);
        if (ranking is null || holding < 0 || (contract is not null && holder.IsZero))
            return null;
        var balance = _rankings.BalanceOf(holding);
        return balance.IsZero ? null : new HolderView(ranking.RankOf(holding) + 1, holder, balance);
    }

    private Ranking? RankingOf(Address20? contract)
    {
        if (contract is not { } token)
            return _rankings.Find(HoldingKey.Native);
        return FirstTokenOf(token) is var number and >= 0 ? _rankings.Find(number) : null;
    }

    /// <summary>The holding of an address in a token or in the chain's own coin, or -1.</summary>
    private int WholeHoldingOf(Address20 address, Address20? contract)
    {
        var owner = FindAddress(address);
        var token = contract is { } known ? FirstTokenOf(known) : HoldingKey.Native;
        if (owner < 0 || (contract is not null && token < 0))
            return -1;
        return _tables.HoldingKeys.Find(new HoldingKey(owner, token, HoldingKey.Whole));
    }
}
