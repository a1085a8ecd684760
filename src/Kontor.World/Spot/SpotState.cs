using Kontor.World.Codec;
using Kontor.World.Directory;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>Spot trading at every exchange of the world.</summary>
public sealed class SpotState(LedgerState ledger, DirectoryState directory, HistoryStream<CandleRow> candles) : IStateFolder
{
    private readonly List<SpotExchange> _exchanges = [];

    public string Name => "spot";

    public SpotHistory History { get; } = new();

    public SpotExchange Of(ExchangeLedger exchange) => _exchanges[exchange.Index];

    /// <summary>Once the books of the exchanges are there.</summary>
    internal void Begin()
    {
        foreach (var exchange in ledger.Exchanges)
            _exchanges.Add(new SpotExchange(exchange, directory, History, candles));
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_exchanges.Count);
        foreach (var exchange in _exchanges)
            exchange.Save(ref writer);
    }

    /// <summary>The ledger has been loaded before.</summary>
    public void Load(ref RecordReader reader)
    {
        if (reader.ReadCount() != ledger.Exchanges.Count)
            throw new InvalidDataException("There are not as many spot exchanges as there are ledgers.");
        Begin();
        foreach (var exchange in _exchanges)
            exchange.Load(ref reader);
    }

    public void Check(ICollection<string> broken)
    {
        foreach (var exchange in _exchanges)
            exchange.Check(broken);
    }
}
