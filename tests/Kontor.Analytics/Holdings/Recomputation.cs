using System.Numerics;
using Kontor.Analytics.Holdings;

namespace Kontor.Analytics.Tests.Holdings;

/// <summary>Compares every figure with what whoever goes through all blocks finds.</summary>
internal sealed class Recomputation(
    HoldingsView view,
    NaiveBooks books,
    IReadOnlyDictionary<(string Chain, string Address), string> houses,
    string where
)
{
    public void ExpectEqual()
    {
        foreach (var asset in books.All)
            ExpectEqual(asset);
    }

    private void ExpectEqual(NaiveAsset asset)
    {
        var token = view.Of(asset.Symbol);
        var ledger = Assert.Single(token.Assets);
        Equal(asset.Ranked, ledger.Richest(0, int.MaxValue).Select(holder => holder.Address));
        Equal(asset.Ranked.Skip(3).Take(2), ledger.Richest(3, 2).Select(holder => holder.Address));
        Equal(asset.Supply, ledger.Supply);
        foreach (var (owner, holding) in asset.Holdings.Where(one => one.Value.Days.Count > 0))
        {
            var found = ledger.Find(owner);
            Assert.True(found is not null, $"{where}: {owner} is missing");
            Equal((holding.FirstMs, holding.SeenMs), (found.FirstMs, found.SeenMs));
            Equal(holding.Days.Select(Words), found.Days.Select(Words));
        }
        ExpectFlows(asset, token);
        ExpectLarge(asset, token);
        ExpectWhales(asset, token);
        ExpectActivity(asset, token);
    }

    private void ExpectFlows(NaiveAsset asset, TokenHoldings token)
    {
        var times = asset.Transfers.Select(transfer => transfer.TimeMs).Distinct().ToList();
        for (var at = 0; at + 2 < times.Count; at += 1 + (times.Count / 5))
        {
            var (from, to) = (times[at] + 1, times[^1] + (at % 2));
            BigInteger In(Func<NaiveTransfer, BigInteger> of) =>
                Sum(asset, from, to, of, transfer => (House(asset, transfer.From), House(asset, transfer.To)));
            BigInteger Out(Func<NaiveTransfer, BigInteger> of) =>
                Sum(asset, from, to, of, transfer => (House(asset, transfer.To), House(asset, transfer.From)));
            var flow = token.FlowBetween(from, to);
            Equal((In(Amount), Out(Amount)), (flow.In.Units, flow.Out.Units));
            Equal((In(Value), Out(Value)), (flow.InValue.Units, flow.OutValue.Units));
        }
    }

    private static BigInteger Sum(
        NaiveAsset asset,
        long from,
        long to,
        Func<NaiveTransfer, BigInteger> of,
        Func<NaiveTransfer, (string Far, string Near)> ends
    ) =>
        asset
            .Transfers.Where(transfer => transfer.TimeMs >= from && transfer.TimeMs < to)
            .Where(transfer => ends(transfer) is var (far, near) && near.Length > 0 && near != far)
            .Aggregate(BigInteger.Zero, (sum, transfer) => sum + of(transfer));

    private void ExpectLarge(NaiveAsset asset, TokenHoldings token)
    {
        var min = 100_000 * BigInteger.Pow(10, 8 + asset.Decimals);
        var large = asset.Transfers.Where(transfer => transfer.Price is not null && Value(transfer) >= min).Reverse().ToList();
        Equal(large.Select(one => (one.Hash, one.From ?? "", one.To ?? "", one.Amount)), token.Large(0, int.MaxValue).Select(Words));
        Equal(large.Skip(2).Take(3).Select(one => (one.Hash, one.From ?? "", one.To ?? "", one.Amount)), token.Large(2, 3).Select(Words));
    }

    private void ExpectWhales(NaiveAsset asset, TokenHoldings token)
    {
        bool IsPassedOver(string owner) => books.Contracts.Contains(owner) || House(asset, owner).Length > 0;
        foreach (var day in asset.Days.Keys)
        {
            var (balance, priced, cost) = asset.Whales(day, IsPassedOver);
            var found = token.WhalesAtEndOf(day);
            Assert.True(found is not null, $"{where}: no whales of {asset.Symbol}");
            Equal((balance, priced, cost), (found.Value.Balance.Units, found.Value.Priced.Units, found.Value.Cost.Units));
        }
        Equal(token.WhalesAtEndOf(asset.Days.Keys.Last()), token.WhalesNow());
    }

    private void ExpectActivity(NaiveAsset asset, TokenHoldings token)
    {
        var last = asset.Transfers.Count == 0 ? Town.StartMs : asset.Transfers[^1].TimeMs;
        foreach (var now in new[] { last + 1, last + 3_600_000, last + 86_400_000 })
        {
            Equal(asset.Holdings.Values.Count(holding => holding.SeenMs >= now - 86_400_000), token.ActiveBefore(now));
            Equal(asset.Holdings.Values.Count(holding => holding.FirstMs >= now - 86_400_000), token.NewBefore(now));
        }
    }

    private string House(NaiveAsset asset, string? owner) =>
        owner is null ? "" : houses.GetValueOrDefault((asset.Symbol == "BTC" ? Town.Outputs : Town.Accounts, owner), "");

    private static BigInteger Amount(NaiveTransfer transfer) => transfer.Amount;

    private static BigInteger Value(NaiveTransfer transfer) => transfer.Price is { } price ? transfer.Amount * price : 0;

    private static (string, string, string, BigInteger) Words(LargeTransfer transfer) =>
        (transfer.TransactionHash, transfer.From, transfer.To, transfer.Amount);

    private static string Words(KeyValuePair<long, NaiveDay> row)
    {
        var day = row.Value;
        return $"{row.Key} {day.Balance} {day.Priced} {day.Cost} {day.Realised} {day.FromCount} {day.ToCount} {day.FromValue} {day.ToValue}";
    }

    private static string Words(HoldingDay day) =>
        $"{day.DayMs} {day.Balance} {day.Priced} {day.Cost} {day.Realised} {day.FromCount} {day.ToCount} {day.FromValue} {day.ToValue}";

    private void Equal<T>(T expected, T found) =>
        Assert.True(EqualityComparer<T>.Default.Equals(expected, found), $"{where}: {expected} is {found}");

    private void Equal<T>(IEnumerable<T> expected, IEnumerable<T> found) =>
        Assert.True(expected.SequenceEqual(found), $"{where}:\n{string.Join('\n', expected)}\n---\n{string.Join('\n', found)}");
}
