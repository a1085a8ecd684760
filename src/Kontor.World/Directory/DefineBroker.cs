using System.Collections.Immutable;
using Kontor.World.Codec;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Directory;

/// <summary>Adds a broker, or replaces what is known about it.</summary>
public sealed record DefineBroker(string Id, ImmutableArray<string> Domains) : Command<Outcome<BrokerRecord>>
{
    public override CommandKind Kind => CommandKind.DefineBroker;

    public override Outcome<BrokerRecord> Apply(WorldState state, long nowMs)
    {
        if (!Bounds.IsName(Id) || Domains.Length > Bounds.ListLengthMax || !Domains.All(Bounds.IsName))
            return Reject.Malformed;
        if (state.Directory.FindBroker(Id) is null && state.Directory.Brokers.Count >= Bounds.BrokersMax)
            return Reject.TooMany;
        var broker = new BrokerRecord { Id = Id, Domains = Domains };
        state.Directory.Put(broker);
        return broker;
    }

    public override void Write(ref RecordWriter writer)
    {
        writer.WriteText(Id);
        writer.WriteTexts(Domains);
    }

    public static DefineBroker Read(ref RecordReader reader) => new(reader.ReadText(), reader.ReadTexts());
}
