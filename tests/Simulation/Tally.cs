using Kontor.World.Commands;

namespace Kontor.Simulation;

/// <summary>What a life was made of.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<CommandKind, (int Accepted, int Refused)> _kinds = [];

    public int Stops { get; set; }
    public int Restarts { get; set; }
    public int FullDisks { get; set; }

    /// <summary>Commands that nobody was told about and that had happened all the same.</summary>
    public int Survivors { get; set; }

    public IEnumerable<CommandKind> Accepted => _kinds.Where(kind => kind.Value.Accepted > 0).Select(kind => kind.Key);

    public void Count(CommandKind kind, bool isAccepted)
    {
        var (accepted, refused) = _kinds.GetValueOrDefault(kind);
        _kinds[kind] = isAccepted ? (accepted + 1, refused) : (accepted, refused + 1);
    }

    /// <summary>A line for every kind of command.</summary>
    public string Kinds =>
        string.Join('\n', _kinds.Select(kind => $"  {kind.Key, -26} {kind.Value.Accepted, 7} accepted {kind.Value.Refused, 7} refused"));

    public override string ToString()
    {
        var (accepted, refused) = (_kinds.Values.Sum(kind => kind.Accepted), _kinds.Values.Sum(kind => kind.Refused));
        return $"{accepted + refused} commands of {_kinds.Count} kinds ({refused} refused), {Stops} sudden stops "
            + $"({Survivors} unacknowledged commands survived), {Restarts} restarts, {FullDisks} full disks";
    }
}
