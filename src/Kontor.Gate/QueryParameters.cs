using System.Net;

namespace Kontor.Gate;

/// <summary>The query's parameters, decoded, in the order in which they were sent. Bounded: what lies past the bound is not read.</summary>
public sealed class QueryParameters
{
    private const int CountMax = 256;
    private readonly List<(string Name, string Value)> _parameters = [];

    public int Count => _parameters.Count;

    public static QueryParameters Parse(ReadOnlySpan<char> rawQuery)
    {
        var query = new QueryParameters();
        foreach (var range in rawQuery.Split('&'))
        {
            var pair = rawQuery[range];
            if (pair.IsEmpty)
                continue;
            if (query._parameters.Count == CountMax)
                break;
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? default : pair[(equals + 1)..];
            query._parameters.Add((Decode(name), Decode(value)));
        }

        return query;
    }

    /// <summary>The first value of that name, or null.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in _parameters)
            {
                if (key == name)
                    return value;
            }

            return null;
        }
    }

    /// <summary>Every value of that name.</summary>
    public IEnumerable<string> All(string name) => _parameters.Where(one => one.Name == name).Select(one => one.Value);

    public bool IsRepeated(string name)
    {
        var seen = 0;
        foreach (var (key, _) in _parameters)
        {
            if (key == name && ++seen > 1)
                return true;
        }

        return false;
    }

    private static string Decode(ReadOnlySpan<char> text) =>
        text.ContainsAny('%', '+') ? WebUtility.UrlDecode(text.ToString()) : text.ToString();
}
