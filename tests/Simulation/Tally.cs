namespace Kontor.Simulation;

/// <summary>What a life was made of.</summary>
internal sealed class Tally
{
    public int Stops { get; set; }
    public int Restarts { get; set; }
    public int FullDisks { get; set; }

    /// <summary>Commands that nobody was told about and that had happened all the same.</summary>
    public int Survivors { get; set; }

    private int _commands;
    private int _refused;

    public void Count(string result)
    {
        _commands++;
        if (result.StartsWith("rejected", StringComparison.Ordinal))
            _refused++;
    }

    public override string ToString() =>
        $"{_commands} commands ({_refused} refused), {Stops} sudden stops ({Survivors} unacknowledged commands survived), "
        + $"{Restarts} restarts, {FullDisks} full disks";
}
