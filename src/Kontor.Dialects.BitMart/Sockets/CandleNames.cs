using System.Collections.Frozen;
using Kontor.World.MarketData;

namespace Kontor.Dialects.BitMart.Sockets;

/// <summary>What the channels call the lengths of candles. Futures has no months.</summary>
internal static class CandleNames
{
    private static readonly FrozenDictionary<string, CandleInterval> s_byName = new Dictionary<string, CandleInterval>
    {
        ["1m"] = CandleInterval.Minute1,
        ["3m"] = CandleInterval.Minute3,
        ["5m"] = CandleInterval.Minute5,
        ["15m"] = CandleInterval.Minute15,
        ["30m"] = CandleInterval.Minute30,
        ["1H"] = CandleInterval.Hour1,
        ["2H"] = CandleInterval.Hour2,
        ["4H"] = CandleInterval.Hour4,
        ["1D"] = CandleInterval.Day1,
        ["1W"] = CandleInterval.Week1,
        ["1M"] = CandleInterval.Month1,
    }.ToFrozenDictionary();

    /// <summary>The interval of a channel such as <c>kline5m</c>; null when it is none.</summary>
    public static CandleInterval? In(string channel, string prefix) =>
        channel.StartsWith(prefix, StringComparison.Ordinal) && s_byName.TryGetValue(channel[prefix.Length..], out var interval)
            ? interval
            : null;
}
