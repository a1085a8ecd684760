using System.Collections.Immutable;
using System.Numerics;

namespace Kontor.Analytics.Holdings;

/// <summary>
/// Adds one block to the ledger of an asset: its transfers one by one, all at the price just before the block, and then whatever else it changed: fees, rewards
/// and gifts are got or given away too, at the same price, but they are no transfers.
/// </summary>
internal sealed class AssetFold
{
    private readonly AssetLedger _before;
    private readonly BlockMoment _at;
    private readonly ExchangeNames _exchanges;
    private readonly Int128? _price;
    private readonly BigInteger _largeMin;
    private readonly ImmutableDictionary<string, Holding>.Builder _holdings;
    private readonly ImmutableSortedSet<Holder>.Builder _ranking;
    private readonly ImmutableSortedSet<Seen>.Builder _seen;
    private readonly ImmutableList<long>.Builder _firsts;
    private readonly ImmutableList<LargeTransfer>.Builder _large;

    /// <summary>What everybody whom the block touched had before it, in the order in which it did.</summary>
    private readonly List<(string Owner, BigInteger Balance)> _touched = [];

    private readonly HashSet<string> _owners = new(StringComparer.Ordinal);
    private BigInteger _supply;
    private FlowSum _flow;

    /// <param name="largeMin">From so many dollars on a transfer is large, in hundred-millionths.</param>
    public AssetFold(AssetLedger before, BlockMoment at, ExchangeNames exchanges, Int128? price, Int128 largeMin)
    {
        (_before, _at, _exchanges, _price) = (before, at, exchanges, price);
        _largeMin = (BigInteger)largeMin * BigInteger.Pow(10, before.Asset.Decimals);
        (_holdings, _ranking, _seen) = (before.Holdings.ToBuilder(), before.Ranking.ToBuilder(), before.Seen.ToBuilder());
        (_firsts, _large, _supply) = (before.Firsts.ToBuilder(), before.Large.ToBuilder(), before.Supply);
        _flow = before.FlowsBefore(long.MaxValue);
    }

    public void Move(in NewsTransfer moved)
    {
        var value = _price is { } price ? moved.Amount * price : BigInteger.Zero;
        if (moved.From is { } from)
        {
            var holding = Touch(from);
            var day = holding.On(_at.DayMs);
            day = day with { FromCount = day.FromCount + 1, FromValue = day.FromValue + value };
            // Whoever sends to himself parts with nothing.
            Put(from, holding with { SeenMs = _at.TimeMs }, moved.To == from ? day : day.Give(moved.Amount, _price));
            See(from, holding.SeenMs);
        }
        if (moved.To is { } to)
        {
            var holding = Touch(to);
            var day = holding.On(_at.DayMs);
            day = day with { ToCount = day.ToCount + 1, ToValue = day.ToValue + value };
            Put(to, holding with { SeenMs = _at.TimeMs }, moved.From == to ? day : day.Receive(moved.Amount, _price));
            See(to, holding.SeenMs);
        }
        Judge(moved, value);
    }

    /// <summary>Brings everybody to what the block left him with.</summary>
    public void Settle(IReadOnlyDictionary<string, BigInteger> differences)
    {
        foreach (var owner in differences.Keys)
            Touch(owner);
        foreach (var (owner, balance) in _touched)
        {
            var (holding, after) = (_holdings[owner], balance + differences.GetValueOrDefault(owner));
            var rest = after - holding.Latest.Balance;
            if (rest.Sign > 0)
                Put(owner, holding, holding.On(_at.DayMs).Receive(rest, _price));
            else if (rest.Sign < 0)
                Put(owner, holding, holding.On(_at.DayMs).Give(-rest, _price));
            if (balance == after)
                continue;
            _supply += after - balance;
            if (!balance.IsZero)
                _ranking.Remove(new Holder(balance, owner));
            if (!after.IsZero)
                _ranking.Add(new Holder(after, owner));
        }
    }

    public AssetLedger Finish() =>
        new(_before.Asset)
        {
            Holdings = _holdings.ToImmutable(),
            Ranking = _ranking.ToImmutable(),
            Supply = _supply,
            Firsts = _firsts.ToImmutable(),
            Seen = _seen.ToImmutable(),
            Flows = _flow == _before.FlowsBefore(long.MaxValue) ? _before.Flows : _before.Flows.Add(new FlowPoint(_at.TimeMs, _flow)),
            Large = _large.ToImmutable(),
            WhaleDays = _before.WhaleDays,
        };

    /// <summary>The same ledger with other ends of days.</summary>
    public static AssetLedger Copy(AssetLedger of, ImmutableList<WhaleDay> whaleDays) =>
        new(of.Asset)
        {
            Holdings = of.Holdings,
            Ranking = of.Ranking,
            Supply = of.Supply,
            Firsts = of.Firsts,
            Seen = of.Seen,
            Flows = of.Flows,
            Large = of.Large,
            WhaleDays = whaleDays,
        };

    /// <summary>Looks at both ends: at whether a house stands there, and at how much was moved.</summary>
    private void Judge(in NewsTransfer moved, BigInteger value)
    {
        var chain = _before.Asset.Chain;
        var from = moved.From is { } sender ? _exchanges.Of(chain, sender) : "";
        var to = moved.To is { } receiver ? _exchanges.Of(chain, receiver) : "";
        // What a house moves from one of its addresses to another was in it before.
        if (to.Length > 0 && from != to)
            _flow = _flow with { In = _flow.In + moved.Amount, InValue = _flow.InValue + value };
        if (from.Length > 0 && from != to)
            _flow = _flow with { Out = _flow.Out + moved.Amount, OutValue = _flow.OutValue + value };
        if (_price is null || value < _largeMin)
            return;
        var (hash, index) = (moved.TransactionHash, moved.TransactionIndex);
        _large.Add(
            new LargeTransfer(moved.Asset, _at.Height, _at.TimeMs, index, hash, moved.From ?? "", moved.To ?? "", from, to, moved.Amount)
        );
    }

    private Holding Touch(string owner)
    {
        if (!_holdings.TryGetValue(owner, out var holding))
            _holdings.Add(owner, holding = Holding.Nothing);
        if (_owners.Add(owner))
            _touched.Add((owner, holding.Latest.Balance));
        return holding;
    }

    private void Put(string owner, Holding holding, HoldingDay day)
    {
        if (holding.FirstMs is null && !day.Balance.IsZero)
        {
            _firsts.Add(_at.TimeMs);
            holding = holding with { FirstMs = _at.TimeMs };
        }
        _holdings[owner] = holding.With(day);
    }

    private void See(string owner, long? before)
    {
        if (before is { } seen)
            _seen.Remove(new Seen(seen, owner));
        _seen.Add(new Seen(_at.TimeMs, owner));
    }
}

/// <summary>When a block was made.</summary>
internal readonly record struct BlockMoment(long Height, long TimeMs)
{
    public long DayMs => Grid.DayOf(TimeMs);
}
