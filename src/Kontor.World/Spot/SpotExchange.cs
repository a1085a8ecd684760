using Kontor.World.Codec;

namespace Kontor.World.Spot;

/// <summary>The spot markets of one exchange.</summary>
public sealed class SpotExchange
{
    private readonly List<MarketRecord> _markets = [];
    private readonly Dictionary<string, int> _indexBySymbol = new(StringComparer.Ordinal);

    /// <summary>In the order of their definition.</summary>
    public IReadOnlyList<MarketRecord> Markets => _markets;

    public MarketRecord? FindMarket(string symbol) => _indexBySymbol.TryGetValue(symbol, out var index) ? _markets[index] : null;

    internal void Put(MarketRecord market)
    {
        if (_indexBySymbol.TryAdd(market.Symbol, _markets.Count))
            _markets.Add(market);
        else
            _markets[_indexBySymbol[market.Symbol]] = market;
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_markets.Count);
        foreach (var market in _markets)
            writer.Write(market);
    }

    internal void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(reader.ReadMarket());
    }
}
