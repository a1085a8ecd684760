namespace Kontor.Simulation;

/// <summary>The world did something that it must not do.</summary>
public sealed class SimulationFailedException(int seed, int step, string what) : Exception($"seed {seed}, step {step}: {what}")
{
    /// <summary>How many steps are enough to see it again.</summary>
    public int Step => step + 1;
}
