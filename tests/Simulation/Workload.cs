using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Spot;
using Kontor.World.Time;

namespace Kontor.Simulation;

/// <summary>What the people of a simulated world do: mostly sense, now and then nonsense.</summary>
internal sealed class Workload(Random chance)
{
    public const long StartMs = 1_767_225_600_000; // 2026-01-01T00:00:00Z
    public const int Users = 8;

    private readonly MoneyWork _money = new(chance);

    /// <summary>A command that changes nothing but the count of commands.</summary>
    public static Deed Nothing { get; } = Deed.Of(new AdvanceClock(0));

    public static IEnumerable<Deed> Founding()
    {
        foreach (var exchange in (ExchangeId[])[ExchangeId.BitMart, ExchangeId.Weex])
        {
            foreach (var (code, decimals) in ((string, int)[])[("USDT", 6), ("BTC", 8), ("ETH", 8)])
                yield return Deed.Of(
                    new DefineAsset(
                        exchange,
                        new AssetRecord
                        {
                            Code = code,
                            Name = code,
                            Decimals = decimals,
                        }
                    )
                );
            foreach (var code in (string[])["BTC", "ETH"])
                yield return Deed.Of(new DefineMarket(exchange, Market(code)));
        }
        for (var user = 1; user <= Users; user++)
            yield return Deed.Of(new CreateUser($"user-{user}"));
    }

    public List<Deed> Next(int count)
    {
        var deeds = new List<Deed>(count);
        while (deeds.Count < count)
            deeds.Add(Next());
        return deeds;
    }

    /// <summary>What came of a deed: later ones speak of the orders and records it made.</summary>
    public void Saw(Deed deed, string result) { }

    private Deed Next() => chance.Next(100) < 3 ? Deed.Of(new AdvanceClock(Jump())) : _money.Next();

    // Mostly moments, now and then hours, rarely weeks.
    private long Jump() =>
        chance.Next(50) switch
        {
            0 => chance.NextInt64(30L * 24 * 3_600_000),
            < 8 => chance.NextInt64(10 * 3_600_000),
            _ => chance.NextInt64(20_000),
        };

    private static MarketRecord Market(string code) =>
        new()
        {
            Symbol = $"{code}_USDT",
            Base = code,
            Quote = "USDT",
            TickUnits = 10_000,
            LotUnits = 10_000,
        };
}
