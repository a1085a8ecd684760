using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.History;

public sealed class HistoryState : IStateFolder
{
    public string Name => "history";

    public HistoryStream<TRow> Register<TRow>(string name)
        where TRow : unmanaged, IHistoryRow => new(name, 1000);

    public void Save(ref RecordWriter writer) { }

    public void Load(ref RecordReader reader) { }

    public void Check(ICollection<string> broken) { }
}
