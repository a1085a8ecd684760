using System.Collections.Frozen;

namespace Kontor.Gate;

/// <summary>The methods of one path.</summary>
public sealed class PathRoutes(string path, Route[] routes)
{
    public string Path { get; } = path;

    /// <summary>Stands for every path below a prefix that no route names.</summary>
    public bool IsCatchAll { get; init; }

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
    private (string Prefix, PathRoutes Routes)? _catchAll;
    private bool _isSealed;

    public IReadOnlyList<Route> Routes => _routes;

    public void Add(Route route)
    {
        if (_isSealed)
            throw new InvalidOperationException("The route table is sealed.");
        _routes.Add(route);
    }

    /// <summary>
    /// Where a path below the route's own leads that no other route names: some contracts want to know who asks before they say that there
    /// is no such path. Is not listed among the routes.
    /// </summary>
    /// <param name="others">The same prefix under other methods.</param>
    public void CatchAll(Route route, params ReadOnlySpan<Route> others)
    {
        if (_isSealed)
            throw new InvalidOperationException("The route table is sealed.");
        _catchAll = (route.Path, new PathRoutes(route.Path, [route, .. others]) { IsCatchAll = true });
    }

    public RouteTable Seal()
    {
        var byPath = _routes.GroupBy(route => route.Path).ToFrozenDictionary(path => path.Key, path => new PathRoutes(path.Key, [.. path]));
        _byPath = byPath.GetAlternateLookup<ReadOnlySpan<char>>();
        _isSealed = true;
        return this;
    }

    public PathRoutes? Find(ReadOnlySpan<char> path)
    {
        if (_byPath.TryGetValue(path, out var routes))
            return routes;
        return _catchAll is { } rest && path.StartsWith(rest.Prefix) ? rest.Routes : null;
    }
}
