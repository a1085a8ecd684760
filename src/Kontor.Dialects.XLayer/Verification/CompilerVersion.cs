using System.Buffers;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>A version of a compiler as people write it (<c>v0.7.6+commit.7338295f</c>) and as compilers print it, with the platform behind.</summary>
internal readonly record struct CompilerVersion(string Number, string Commit)
{
    private const string CommitMark = "+commit.";

    private static readonly SearchValues<char> s_numberSigns = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> s_commitSigns = SearchValues.Create("0123456789abcdef");

    /// <summary>The first thing in a text that looks like one.</summary>
    public static CompilerVersion? Find(string text)
    {
        foreach (var word in text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryParse(word) is { } version)
                return version;
        }
        return null;
    }

    public static CompilerVersion? TryParse(string text)
    {
        var word = text.AsSpan().Trim();
        word = word.StartsWith("v") ? word[1..] : word;
        var mark = word.IndexOf(CommitMark);
        var number = mark < 0 ? word : word[..mark];
        if (number.Count('.') != 2 || number.ContainsAnyExcept(s_numberSigns) || number.StartsWith(".") || number.EndsWith("."))
            return null;
        var commit = mark < 0 ? default : word[(mark + CommitMark.Length)..];
        var end = commit.IndexOfAnyExcept(s_commitSigns);
        return new CompilerVersion(number.ToString(), (end < 0 ? commit : commit[..end]).ToString());
    }

    /// <summary>Who names no commit means any of that number.</summary>
    public bool IsWantedBy(CompilerVersion wanted) => Number == wanted.Number && (wanted.Commit.Length == 0 || wanted.Commit == Commit);

    public override string ToString() => Commit.Length == 0 ? $"v{Number}" : $"v{Number}{CommitMark}{Commit}";
}
