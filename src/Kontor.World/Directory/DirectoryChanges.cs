namespace Kontor.World.Directory;

/// <summary>The records that were added or replaced since the directory was last published, in order.</summary>
internal sealed class DirectoryChanges
{
    public List<UserRecord> Users { get; } = [];
    public List<KeyRecord> Keys { get; } = [];
    public List<BrokerRecord> Brokers { get; } = [];

    public bool IsEmpty => Users.Count + Keys.Count + Brokers.Count == 0;

    public void Clear()
    {
        Users.Clear();
        Keys.Clear();
        Brokers.Clear();
    }
}
