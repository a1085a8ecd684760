using Kontor.World;
using Kontor.World.Commands;

namespace Kontor.Simulation;

/// <summary>What a life was made of.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<CommandKind, KindTally> _kinds = [];

    public int Stops { get; set; }
    public int Restarts { get; set; }
    public int FullDisks { get; set; }

    /// <summary>Commands that nobody was told about and that had happened all the same.</summary>
    public int Survivors { get; set; }

    public IEnumerable<CommandKind> Accepted => _kinds.Where(kind => kind.Value.Accepted > 0).Select(kind => kind.Key);

    public void Count(CommandKind kind, Reject refusal)
    {
        if (!_kinds.TryGetValue(kind, out var tally))
            _kinds.Add(kind, tally = new KindTally());
        tally.Count(refusal);
    }

    /// <summary>A line for every kind of command.</summary>
    public string Kinds => string.Join('\n', _kinds.Select(kind => $"  {kind.Key, -26}{kind.Value}"));

    public override string ToString()
    {
        var (accepted, refused) = (_kinds.Values.Sum(kind => kind.Accepted), _kinds.Values.Sum(kind => kind.Refused));
        return $"{accepted + refused} commands of {_kinds.Count} kinds ({refused} refused), {Stops} sudden stops "
            + $"({Survivors} unacknowledged commands survived), {Restarts} restarts, {FullDisks} full disks";
    }

    private sealed class KindTally
    {
        private readonly SortedDictionary<Reject, int> _refusals = [];

        public int Accepted { get; private set; }
        public int Refused => _refusals.Values.Sum();

        public void Count(Reject refusal)
        {
            if (refusal == Reject.None)
                Accepted++;
            else
                _refusals[refusal] = _refusals.GetValueOrDefault(refusal) + 1;
        }

        public override string ToString()
        {
            var reasons = _refusals.OrderByDescending(refusal => refusal.Value).Select(refusal => $"{refusal.Value} {refusal.Key}");
            return $"{Accepted, 6} accepted {Refused, 6} refused: {string.Join(", ", reasons)}";
        }
    }
}
