using Kontor.Gate;

namespace Kontor.Conformance.Harness;

/// <summary>A table of addresses and where they are, for as long as a test needs it. Clients name theirs in X-Forwarded-For.</summary>
internal sealed class Places : IDisposable
{
    private Places(string file) => File = file;

    public string File { get; }

    /// <param name="rows">Range, country and, where there is something to hide, the flags; separated by blanks.</param>
    public static Places Of(params string[] rows)
    {
        var file = Path.GetTempFileName();
        System.IO.File.WriteAllLines(file, rows.Select(row => row.Replace(' ', '\t')));
        return new Places(file);
    }

    public GateOptions Gate(GateOptions options) => options with { GeographyTable = File, TrustedProxies = ["127.0.0.1/32"] };

    public void Dispose() => System.IO.File.Delete(File);
}
