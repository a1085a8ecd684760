using System.Numerics;
using Kontor.Chains.Model;
using Kontor.Chains.Views;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Indexing;

public sealed partial class Comparison
{
    private const long DayMs = 24 * 60 * 60 * 1000L;

    private readonly IReadOnlyDictionary<Holding, BigInteger> _balances = NaiveBalances.Of(naive).All;

    private long HeadMs => naive.Head?.TimeMs ?? 0;

    private void Tokens()
    {
        var expected = _transfers
            .AsEnumerable()
            .Reverse()
            .GroupBy(transfer => (transfer.Contract, transfer.Kind))
            .Select(transfers => TokenOf(transfers.Key.Contract, transfers.Key.Kind, [.. transfers]))
            .ToList();
        foreach (var kind in Kinds)
            Assert.Equal(expected.Where(token => kind is null || token.Kind == kind), index.Tokens(kind));
        Assert.Equal(expected.Select(token => token.Contract), index.TokenContracts(0, 100));
        foreach (var contract in chain.Contracts)
        {
            Assert.Equal(expected.FirstOrDefault(token => token.Contract == contract), index.FindToken(contract));
            var range = Range();
            var transfers = _transfers.Where(each => each.Contract == contract && In(range, each.At.Height)).ToList();
            _ask.Same(transfers, page => index.TransfersOfToken(contract, range, page));
            var kind = KindOf(contract);
            var (one, other) = (chain.Amount(), chain.Amount());
            var amounts = new AmountRange(Word256.Smaller(one, other), one > other ? one : other);
            var sized = transfers.Where(each => each.Kind == kind && amounts.Contains(each.Amount)).Take(10_000);
            _ask.Same(sized, page => index.TransfersOfToken(contract, amounts, range, page));
        }
    }

    private TokenView TokenOf(Address20 contract, TokenKind kind, List<TransferView> transfers)
    {
        var recent = BigInteger.Zero;
        foreach (var transfer in transfers.Where(each => each.At.TimeMs > HeadMs - DayMs))
            recent += Number(transfer.Amount);
        return new TokenView
        {
            Contract = contract,
            Kind = kind,
            Fact = null,
            HolderCount = Ranked(contract, kind).Count,
            Supply = Word(_balances.GetValueOrDefault(new Holding(Address20.Zero, contract, kind, null))),
            IssuedMs = transfers[0].At.TimeMs,
            TransferCount = transfers.Count,
            RecentAmount = Word(recent % (BigInteger.One << 256)),
        };
    }

    private void Holders()
    {
        foreach (var contract in chain.Contracts.Select(each => (Address20?)each).Append(null))
        {
            var ranked =
                contract is { } token && KindOf(token) is not { } ? [] : Ranked(contract, contract is { } known ? KindOf(known) : null);
            _ask.Same(ranked, page => index.Holders(contract, page));
            foreach (var holder in chain.Everybody)
                Assert.Equal(ranked.FirstOrDefault(each => each.Address == holder), index.FindHolder(contract, holder));
        }
    }

    private List<HolderView> Ranked(Address20? contract, TokenKind? kind) =>
        [
            .. _balances
                .Where(each => each.Key.Contract == contract && each.Key.Kind == kind && each.Key.Item is null && each.Value > 0)
                .Where(each => contract is null || !each.Key.Owner.IsZero)
                .OrderByDescending(each => each.Value)
                .ThenBy(each => each.Key.Owner)
                .Select((each, place) => new HolderView(place + 1, each.Key.Owner, Word(each.Value))),
        ];

    private void Address(Address20 one)
    {
        var transactions = _transactions.Where(each => Has(each, one, Side.Any)).ToList();
        long[] times =
        [
            .. transactions.Select(each => each.At.TimeMs),
            .. _internals.Where(each => Has(each.From, each.To, one, Side.Any)).Select(each => each.At.TimeMs),
            .. _transfers.Where(each => Has(each.From, each.To, one, Side.Any)).Select(each => each.At.TimeMs),
        ];
        var calls = _transactions
            .Where(each => each.To?.Address == one && each.MethodId is not null && each.At.TimeMs > HeadMs - (30 * DayMs))
            .ToList();
        var expected = new AddressView
        {
            Address = one,
            IsContract = naive.Contracts.Contains(one),
            Balance = Word(_balances.GetValueOrDefault(new Holding(one, null, null, null))),
            TransactionCount = transactions.Count,
            FirstMs = times.Length == 0 ? null : times.Min(),
            LastMs = times.Length == 0 ? null : times.Max(),
            Creation = CreationOf(one),
            RecentCalls = calls.Count,
            RecentCallers = calls.Select(each => each.From.Address).Distinct().Count(),
        };
        Assert.Equal(expected, index.DescribeAddress(one));
        Assert.Equal(expected.IsContract, index.IsContract(one));
    }

    private CreationView? CreationOf(Address20 one) =>
        naive
            .Blocks.SelectMany(block => block.Creations.Select(creation => (Block: block, Creation: creation)))
            .Where(each => each.Creation.Address == one)
            .Select(each => new CreationView(
                NaiveChain.At(each.Block, each.Creation.TransactionIndex),
                each.Creation.Creator,
                each.Creation.CodeHash,
                each.Creation.CodeBytes
            ))
            .FirstOrDefault();

    /// <summary>At every height and now: every balance that ever was, and what each address holds.</summary>
    private void Balances()
    {
        var heights = NaiveBalances.ByHeight(naive);
        foreach (var (height, balances) in heights.Where(_ => chance.Next(3) == 0))
        {
            foreach (var holding in _balances.Keys.Where(CanBeAsked))
                Assert.Equal(Word(balances.GetValueOrDefault(holding)), BalanceOf(holding, height));
            Held(chain.Anybody(), balances, height);
        }
        foreach (var holding in _balances.Keys.Where(CanBeAsked))
            Assert.Equal(Word(_balances[holding]), BalanceOf(holding, null));
        foreach (var address in chain.Everybody)
            Held(address, _balances, null);
    }

    // The supply of what a contract is only in the second place stands in the list of tokens.
    private bool CanBeAsked(Holding holding) =>
        !holding.Owner.IsZero || holding.Contract is not { } contract || KindOf(contract) == holding.Kind;

    private Word256 BalanceOf(Holding holding, long? height)
    {
        // A contract of two kinds is asked about as the one it was first; of the other, the holdings tell.
        if (holding.Contract is { } contract && KindOf(contract) != holding.Kind)
        {
            var filter = new TokenFilter(holding.Kind, contract, holding.Item is not null);
            var rows = index.TokensOf(holding.Owner, filter, new PageRequest(0, 1_000), height).Rows;
            return rows.FirstOrDefault(row => row.TokenId == holding.Item)?.Balance ?? default;
        }
        return holding.Item is { } id
            ? index.BalanceOfItem(holding.Owner, holding.Contract!.Value, id, height)
            : index.BalanceOf(holding.Owner, holding.Contract, height);
    }

    private void Held(Address20 one, IReadOnlyDictionary<Holding, BigInteger> balances, long? height)
    {
        var kind = Kinds[chance.Next(Kinds.Length)];
        Address20? contract = chance.Next(2) == 0 ? null : chain.Contracts[chance.Next(chain.Contracts.Count)];
        var byItem = chance.Next(2) == 0;
        var expected = balances
            .Where(each => each.Key.Owner == one && !one.IsZero && each.Value > 0 && each.Key.Contract is not null)
            .Where(each => (each.Key.Item is not null) == byItem)
            .Where(each => (kind is null || each.Key.Kind == kind) && (contract is null || each.Key.Contract == contract))
            .Select(each => new HoldingView(each.Key.Contract!.Value, each.Key.Kind!.Value, each.Key.Item, Word(each.Value)))
            .ToHashSet();
        var filter = new TokenFilter(kind, contract, byItem);
        var all = index.TokensOf(one, filter, new PageRequest(0, 1_000), height);
        Assert.Equal(expected.Count, all.Total);
        Assert.Equal(expected, all.Rows.ToHashSet());
        _ask.Same(all.Rows, page => index.TokensOf(one, filter, page, height));
    }

    private TokenKind? KindOf(Address20 contract) =>
        _transfers.LastOrDefault(each => each.Contract == contract) is { } first ? first.Kind : null;

    private static Word256 Word(BigInteger number) => Word256.FromBigEndian(number.ToByteArray(isUnsigned: true, isBigEndian: true));
}
