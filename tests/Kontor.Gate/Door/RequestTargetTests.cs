namespace Kontor.Gate.Tests.Door;

public sealed class RequestTargetTests
{
    [Theory]
    [InlineData("/a/b", "/a/b", "")]
    [InlineData("/a/b?x=1&y=2", "/a/b", "x=1&y=2")]
    [InlineData("/a/b?", "/a/b", "")]
    [InlineData("/a?x=1?y=2", "/a", "x=1?y=2")]
    [InlineData("/a%2Fb?x=%20", "/a%2Fb", "x=%20")]
    [InlineData("/a#part", "/a", "")]
    [InlineData("http://venue.example/a/b?x=1", "/a/b", "x=1")]
    [InlineData("http://venue.example", "/", "")]
    [InlineData("*", "*", "")]
    [InlineData("", "", "")]
    public void A_target_is_cut_and_never_decoded(string target, string path, string query)
    {
        Assert.Equal(path, RequestTarget.Path(target));
        Assert.Equal(query, RequestTarget.Query(target));
    }

    [Theory]
    [InlineData("/a?to=http://other.example/b", "/a?to=http://other.example/b")]
    [InlineData("http://venue.example/a?x=1", "/a?x=1")]
    [InlineData("https://venue.example:8443/", "/")]
    public void The_absolute_form_means_its_origin_form(string target, string origin) =>
        Assert.Equal(origin, RequestTarget.OriginForm(target));
}
