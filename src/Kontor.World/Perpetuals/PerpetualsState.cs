using Kontor.World.Codec;
using Kontor.World.Directory;
using Kontor.World.History;
using Kontor.World.Ledger;
using Kontor.World.MarketData;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Perpetuals;

/// <summary>Perpetual contracts at every exchange of the world.</summary>
public sealed partial class PerpetualsState(
    LedgerState ledger,
    DirectoryState directory,
    ScheduleState schedule,
    HistoryStream<CandleRow> candles
) : IStateFolder
{
    private readonly List<PerpetualExchange> _exchanges = [];

    public string Name => "perpetuals";

    public PerpetualsHistory History { get; } = new();

    public PerpetualExchange Of(ExchangeLedger exchange) => _exchanges[exchange.Index];

    /// <summary>Once the books of the exchanges are there.</summary>
    internal void Begin()
    {
        foreach (var exchange in ledger.Exchanges)
            _exchanges.Add(new PerpetualExchange(exchange, directory, schedule, History, candles));
    }

    /// <summary>Whatever a command has changed about prices, positions or wallets, what follows from it is done before anybody looks.</summary>
    internal void Settle(long nowMs)
    {
        foreach (var exchange in _exchanges)
            exchange.Risk.OnSettled(nowMs);
    }

    /// <summary>A contract by the names of its exchange and its own.</summary>
    internal Reject Locate(ExchangeId id, string symbol, out PerpetualExchange exchange, out Contract contract)
    {
        var reject = LocateAny(id, symbol, out exchange, out var found);
        contract = found!;
        return reject == Reject.None && found is null ? Reject.UnknownContract : reject;
    }

    /// <summary>The same, where no symbol stands for all contracts.</summary>
    internal Reject LocateAny(ExchangeId id, string symbol, out PerpetualExchange exchange, out Contract? contract)
    {
        (exchange, contract) = (null!, null);
        if (ledger.Find(id) is not { } books)
            return Reject.UnknownExchange;
        exchange = Of(books);
        contract = exchange.ContractOf(symbol);
        return contract is null && symbol.Length > 0 ? Reject.UnknownContract : Reject.None;
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
            throw new InvalidDataException("There are not as many exchanges with contracts as there are ledgers.");
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
