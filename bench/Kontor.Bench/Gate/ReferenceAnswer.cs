namespace Kontor.Bench.Gate;

/// <summary>What the bare targets answer: as many body bytes and own headers as the dialect that is compared with them.</summary>
public sealed record ReferenceAnswer(int BodyBytes, int HeaderCount)
{
    public string BodyText { get; } = new(' ', BodyBytes);

    public IEnumerable<(string Name, string Value)> Headers => Enumerable.Range(1, HeaderCount).Select(n => ($"X-Bench-{n}", "1000"));
}
