using System.Text;

namespace Kontor.Gate.Secrets;

/// <summary>Takes secrets out of text that somebody will read later: what the recorder keeps, what a log line says.</summary>
public static class SecretText
{
    private const char Mark = '…';

    /// <summary>
    /// Replaces the values of the named query parameters. Names are compared as a server reads them, percent-decoded, and without regard to
    /// case: hiding one value too many costs an explanation, hiding one too few costs a secret. An empty value stays, because "it was empty"
    /// is what an explanation needs.
    /// </summary>
    public static string Redact(string target, params ReadOnlySpan<string> names)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        if (query < 0 || names.IsEmpty)
            return target;
        StringBuilder? redacted = null;
        var kept = 0;
        foreach (var range in target.AsSpan(query + 1).Split('&'))
        {
            var start = query + 1 + range.Start.Value;
            var pair = target.AsSpan(start, range.End.Value - range.Start.Value);
            var equals = pair.IndexOf('=');
            if (equals < 0 || equals == pair.Length - 1 || !IsNamed(pair[..equals], names))
                continue;
            redacted ??= new StringBuilder(target.Length);
            redacted.Append(target, kept, start + equals + 1 - kept).Append(Mark);
            kept = start + pair.Length;
        }

        return redacted is null ? target : redacted.Append(target, kept, target.Length - kept).ToString();
    }

    private static bool IsNamed(ReadOnlySpan<char> written, ReadOnlySpan<string> names)
    {
        var name = written.Contains('%') ? Uri.UnescapeDataString(written) : written;
        foreach (var secret in names)
        {
            if (name.Equals(secret, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
