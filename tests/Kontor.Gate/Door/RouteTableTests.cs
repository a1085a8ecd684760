using Kontor.Catalog;

namespace Kontor.Gate.Tests.Door;

public sealed class RouteTableTests
{
    private static readonly RouteTable s_table = Table(("GET", "/a/b"), ("POST", "/a/b"), ("GET", "/a/b/"), ("GET", "/a/c"));

    [Fact]
    public void A_path_is_found_by_its_raw_characters()
    {
        Assert.Equal("/a/b", s_table.Find("/a/b")!.Path);
        Assert.Null(s_table.Find("/A/b"));
        Assert.Null(s_table.Find("/a%2Fb"));
        Assert.Null(s_table.Find("/a/b/c"));
        Assert.Null(s_table.Find("/a"));
        Assert.Null(s_table.Find(""));
    }

    [Fact]
    public void A_trailing_slash_makes_another_path() => Assert.NotSame(s_table.Find("/a/b"), s_table.Find("/a/b/"));

    [Fact]
    public void A_path_knows_its_methods_and_names_them_all()
    {
        var path = s_table.Find("/a/b")!;
        Assert.Equal("POST", path.For("POST")!.Method);
        Assert.Null(path.For("DELETE"));
        Assert.Null(path.For("get"));
        Assert.Equal("GET, POST", path.Allow);
    }

    [Fact]
    public void A_sealed_table_takes_no_route() =>
        Assert.Throws<InvalidOperationException>(() => s_table.Add(new Route("GET", "/late", Access.Public, Answer)));

    private static RouteTable Table(params (string Method, string Path)[] routes)
    {
        var table = new RouteTable();
        foreach (var (method, path) in routes)
            table.Add(new Route(method, path, Access.Public, Answer));
        return table.Seal();
    }

    private static ValueTask<Refusal?> Answer(Call call) => new((Refusal?)null);
}
