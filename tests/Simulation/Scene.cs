using Kontor.World.Ledger;

namespace Kontor.Simulation;

/// <summary>What all works know of the world they work in: who and what is there, the time, and where prices are about.</summary>
internal sealed class Scene(Random chance, ulong worldSeed)
{
    public const long StartMs = 1_767_225_600_000; // 2026-01-01T00:00:00Z
    public const int FoundingUsers = 8;

    public static readonly ExchangeId[] Exchanges = [ExchangeId.BitMart, ExchangeId.Weex];
    public static readonly string[] Bases = ["BTC", "ETH"];
    public static readonly string[] Assets = ["USDT", "BTC", "ETH"];
    public const string Quote = "USDT";

    /// <summary>Users that were there from the beginning, and those who came later.</summary>
    public List<long> Users { get; } = [.. Enumerable.Range(1, FoundingUsers).Select(number => (long)number)];

    public long NowMs { get; set; } = StartMs;

    /// <summary>The seed of the world itself: some of its addresses follow from it.</summary>
    public ulong WorldSeed => worldSeed;

    public Random Chance => chance;

    public int Next(int below) => chance.Next(below);

    public bool OneIn(int times) => chance.Next(times) == 0;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[chance.Next(choices.Length)];

    public ExchangeId AnyExchange() => OneIn(500) ? new ExchangeId("nowhere") : Pick(Exchanges);

    /// <summary>Mostly somebody who is there from the beginning and trades.</summary>
    public long AnyUser() =>
        chance.Next(100) switch
        {
            0 => chance.Next(2) * 99_999,
            < 8 => Users[chance.Next(Users.Count)],
            _ => chance.Next(FoundingUsers) + 1,
        };

    public string AnySymbol() => OneIn(200) ? "NONE_USDT" : SymbolOf(Pick(Bases));

    public static string SymbolOf(string code) => $"{code}_{Quote}";

    public static string BaseOf(string symbol) => symbol[..symbol.IndexOf('_')];

    /// <summary>Up to so much; now and then something that is no amount at all.</summary>
    public Int128 Amount(long max) =>
        chance.Next(120) switch
        {
            0 => 0,
            1 => -5,
            2 => Int128.MaxValue,
            _ => chance.NextInt64(max) + 1,
        };
}
