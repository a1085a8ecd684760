using System.Collections.Immutable;
using Kontor.Chains.Model;
using Kontor.Chains.Queries;
using Kontor.Chains.Rows;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    /// <summary>
    /// What an address has of a token, or of the chain's own coin (no contract), now or at the end of a block. What the zero address has of a
    /// token is the token's supply.
    /// </summary>
    public Word256 BalanceOf(Address20 address, Address20? contract, long? height = null)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var holding = WholeHoldingOf(address, contract);
        return holding < 0 ? default : describer.BalanceBefore(holding, BlocksUpToHeight(height, published));
    }

    /// <summary>What an address has of one piece of a collection.</summary>
    public Word256 BalanceOfItem(Address20 address, Address20 contract, Word256 tokenId, long? height = null)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var (owner, token) = (FindAddress(address), FirstTokenOf(contract));
        var item = token < 0 ? -1 : _tables.Items.Find(new ItemKey(token, tokenId));
        var holding = owner < 0 || item < 0 ? -1 : _tables.HoldingKeys.Find(new HoldingKey(owner, token, item));
        return holding < 0 ? default : describer.BalanceBefore(holding, BlocksUpToHeight(height, published));
    }

    /// <summary>
    /// The tokens an address holds, those that came last first: as sums, or piece by piece. All it ever held are looked through.
    /// </summary>
    public Page<HoldingView> TokensOf(Address20 address, TokenFilter filter, PageRequest page, long? height = null)
    {
        using var reading = Read();
        var describer = Describe(out var published);
        var blocks = BlocksUpToHeight(height, published);
        var total = 0;
        var rows = ImmutableArray.CreateBuilder<HoldingView>();
        foreach (var holding in HoldingsOf(address, published))
        {
            if (!Matches(holding, filter) || describer.BalanceBefore(holding, blocks) is not { IsZero: false } balance)
                continue;
            if (total >= page.Offset && rows.Count < page.Max)
                rows.Add(DescribeHolding(holding, balance));
            total++;
        }
        return new Page<HoldingView>(published.Height, total, rows.ToImmutable());
    }

    private int[] HoldingsOf(Address20 address, Published published)
    {
        var number = FindAddress(address);
        var list = number < 0 || address.IsZero ? 0 : Volatile.Read(ref _tables.Addresses[number].Holdings);
        if (list == 0)
            return [];
        var rows = new RowSet(0, published.Counts.Holdings);
        rows.Add(_tables.Lists[list - 1]);
        return rows.Newest(new PageRequest(0, int.MaxValue));
    }

    private bool Matches(int holding, TokenFilter filter)
    {
        ref var row = ref _tables.Holdings[holding];
        if (row.Token == HoldingKey.Native || (row.Item == HoldingKey.Whole) == filter.ByItem)
            return false;
        ref var token = ref _tables.Tokens[row.Token];
        return (filter.Kind is not { } kind || token.Kind == kind)
            && (filter.Contract is not { } contract || _tables.AddressKeys[token.Contract] == contract);
    }

    private HoldingView DescribeHolding(int holding, Word256 balance)
    {
        ref var row = ref _tables.Holdings[holding];
        ref var token = ref _tables.Tokens[row.Token];
        Word256? item = row.Item >= 0 ? _tables.Items[row.Item].Id : null;
        return new HoldingView(_tables.AddressKeys[token.Contract], token.Kind, item, balance);
    }

    private static int BlocksUpToHeight(long? height, Published published) =>
        height is { } last ? BlocksIn(new HeightRange(0, last), published).High : published.Counts.Blocks;
}
