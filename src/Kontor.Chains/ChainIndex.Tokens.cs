using System.Collections.Immutable;
using Kontor.Chains.Model;
using Kontor.Chains.Queries;
using Kontor.Chains.Rows;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains;

public sealed partial class ChainIndex
{
    /// <summary>What is known of a token; nothing for a contract that never told of a transfer.</summary>
    public TokenView? FindToken(Address20 contract)
    {
        using var reading = ReadRankings();
        var describer = Describe(out var published);
        var token = FirstTokenOf(contract);
        return token >= 0 && token < published.Counts.Tokens ? DescribeToken(token, describer, published) : null;
    }

    /// <summary>All tokens, or those of a kind, in the order in which they were issued. Who wants another order sorts them.</summary>
    public ImmutableArray<TokenView> Tokens(TokenKind? kind)
    {
        using var reading = ReadRankings();
        var describer = Describe(out var published);
        var tokens = ImmutableArray.CreateBuilder<TokenView>();
        for (var token = 0; token < published.Counts.Tokens; token++)
        {
            if (kind is null || _tables.Tokens[token].Kind == kind)
                tokens.Add(DescribeToken(token, describer, published));
        }
        return tokens.ToImmutable();
    }

    /// <summary>The contracts of tokens in the order in which they were issued, after the first so many.</summary>
    public ImmutableArray<Address20> TokenContracts(int skip, int max)
    {
        using var reading = Read();
        Describe(out var published);
        var contracts = ImmutableArray.CreateBuilder<Address20>();
        for (var token = skip; token < published.Counts.Tokens && contracts.Count < max; token++)
            contracts.Add(_tables.AddressKeys[_tables.Tokens[token].Contract]);
        return contracts.ToImmutable();
    }

    private TokenView DescribeToken(int token, Describer describer, Published published)
    {
        ref var row = ref _tables.Tokens[token];
        var contract = _tables.AddressKeys[row.Contract];
        var supply = _tables.HoldingKeys.Find(new HoldingKey(FindAddress(Address20.Zero), token, HoldingKey.Whole));
        return new TokenView
        {
            Contract = contract,
            Kind = row.Kind,
            Fact = FactOf(contract),
            HolderCount = _rankings.Find(token)?.Count ?? 0,
            Supply = supply < 0 ? default : describer.BalanceBefore(supply, published.Counts.Blocks),
            IssuedMs = describer.At(_tables.Transfers[row.FirstTransfer].Transaction).TimeMs,
            TransferCount = _tables.Sized.Rows(row.Transfers).CountBelow(published.Counts.Transfers),
            RecentAmount = row.RecentAmount,
        };
    }
}
