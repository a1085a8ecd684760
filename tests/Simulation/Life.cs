namespace Kontor.Simulation;

/// <summary>A life that went well.</summary>
internal sealed record Life(int Seed, int Steps, Tally Tally, string Came, string StateHash)
{
    public override string ToString() => $"{Tally.Kinds}\n  {Came}\nseed {Seed}, {Steps} steps: {Tally}; state {StateHash}";
}
