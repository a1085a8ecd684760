using System.Collections.Frozen;

namespace Kontor.Gate;

/// <summary>The methods of one path.</summary>
public sealed class PathRoutes(string path, Route[] routes)
{
    public string Path { get; } = path;
    public IReadOnlyList<Route> Routes => routes;

    /// <summary>The value of an <c>Allow</c> header.</summary>
    public string Allow { get; } = string.Join(", ", routes.Select(route => route.Method));

    public Route? For(string method)
    {
        foreach (var route in routes)
        {
            if (route.Method == method)
                return route;
        }

        return null;
    }
}

/// <summary>A dialect's paths. Looked up by the raw characters of the request line: case-sensitive, undecoded, without allocation.</summary>
public sealed class RouteTable
{
    private readonly List<Route> _routes = [];
    private FrozenDictionary<string, PathRoutes>.AlternateLookup<ReadOnlySpan<char>> _byPath;
    private bool _isSealed;

    public IReadOnlyList<Route> Routes => _routes;

    public void Add(Route route)
    {
        if (_isSealed)
            throw new InvalidOperationException("The route table is sealed.");
        _routes.Add(route);
    }

    public RouteTable Seal()
    {
        var byPath = _routes.GroupBy(route => route.Path).ToFrozenDictionary(path => path.Key, path => new PathRoutes(path.Key, [.. path]));
        _byPath = byPath.GetAlternateLookup<ReadOnlySpan<char>>();
        _isSealed = true;
        return this;
    }

    public PathRoutes? Find(ReadOnlySpan<char> path) => _byPath.TryGetValue(path, out var routes) ? routes : null;
}
