using System.ComponentModel.DataAnnotations;
using Kontor.Chains.Following;

namespace Kontor.Server.Following;

/// <summary>A chain of the world whose blocks are those of a real node.</summary>
public sealed record FollowSetting
{
    private const int ChainLengthMax = 32;

    /// <summary>The name of the chain in the world.</summary>
    public required string Chain { get; init; }

    public required NodeOptions Node { get; init; }

    /// <summary>The first block that is read. What was before it is as if it had never been, so balances are right only from 0 on.</summary>
    public long FirstHeight { get; init; }

    /// <summary>The pause after the first failure; every further one in a row doubles it.</summary>
    public int RetryFirstMs { get; init; } = 500;

    /// <summary>The longest pause between two attempts.</summary>
    public int RetryMaxMs { get; init; } = 30_000;

    /// <summary>Reads <c>eth=http://127.0.0.1:8545</c>.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static FollowSetting Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            throw new FormatException($"--follow is CHAIN=URL, as in eth=http://127.0.0.1:8545, not '{text}'.");
        var url = text[(equals + 1)..];
        // The address itself is not repeated: it may hold a key.
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed))
            throw new FormatException($"--follow {text[..equals]}: what follows '=' is not a URL.");
        var setting = new FollowSetting
        {
            Chain = text[..equals],
            Node = new NodeOptions { Url = parsed },
        };
        return setting.Mistakes() is { Count: > 0 } mistakes
            ? throw new FormatException(string.Join(Environment.NewLine, mistakes.Select(one => $"--follow {setting.Chain}: {one}")))
            : setting;
    }

    /// <summary>Everything that is wrong with it.</summary>
    public IReadOnlyList<string> Mistakes()
    {
        var mistakes = new List<string>();
        if (!IsName(Chain))
            mistakes.Add($"'{Chain}' is not the name of a chain: 1 to {ChainLengthMax} small letters, digits, '-' and '_'.");
        if (!Node.Url.IsAbsoluteUri || Node.Url.Scheme is not ("http" or "https"))
            mistakes.Add("The URL of a node begins with http:// or https://.");
        if (FirstHeight < 0)
            mistakes.Add("The first height is 0 or above.");
        if (RetryFirstMs < 1 || RetryMaxMs < RetryFirstMs || RetryMaxMs > 3_600_000)
            mistakes.Add("The pauses between attempts are between 1 and 3600000 ms, the longest not below the first.");
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(Node, new ValidationContext(Node), results, validateAllProperties: true);
        mistakes.AddRange(results.Select(result => result.ErrorMessage ?? "A setting of the node is out of its bounds."));
        return mistakes;
    }

    // It becomes the name of a folder.
    private static bool IsName(string text) =>
        text.Length is > 0 and <= ChainLengthMax
        && text.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign is '-' or '_');
}
