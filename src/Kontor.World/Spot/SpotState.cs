using Kontor.World.Codec;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.World.Spot;

/// <summary>Spot trading at every exchange of the world.</summary>
public sealed class SpotState : IStateFolder
{
    private readonly List<SpotExchange> _exchanges = [];

    public string Name => "spot";

    public SpotExchange Of(ExchangeLedger ledger) => _exchanges[ledger.Index];

    internal void Begin(int exchanges)
    {
        for (var index = 0; index < exchanges; index++)
            _exchanges.Add(new SpotExchange());
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_exchanges.Count);
        foreach (var exchange in _exchanges)
            exchange.Save(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        Begin(reader.ReadCount());
        foreach (var exchange in _exchanges)
            exchange.Load(ref reader);
    }

    public void Check(ICollection<string> broken) { }
}
