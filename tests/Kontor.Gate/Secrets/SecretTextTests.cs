using Kontor.Gate.Secrets;

namespace Kontor.Gate.Tests.Secrets;

public sealed class SecretTextTests
{
    [Theory]
    [InlineData("/stream?apiKey=ak_1&timestamp=1&nonce=n&sign=abc", "/stream?apiKey=…&timestamp=1&nonce=n&sign=…")]
    [InlineData("/stream?sign=abc", "/stream?sign=…")]
    [InlineData("/stream?SIGN=abc&Apikey=k", "/stream?SIGN=…&Apikey=…")]
    [InlineData("/stream?sign=a&sign=b&&sign=c", "/stream?sign=…&sign=…&&sign=…")]
    [InlineData("/stream?sign=a=b?c#d", "/stream?sign=…")]
    [InlineData("/stream?x=1?sign=2&sign=3", "/stream?x=1?sign=2&sign=…")]
    [InlineData("/stream?%73ign=abc&a%70iKey=k", "/stream?%73ign=…&a%70iKey=…")]
    [InlineData("/stream?%zz=1&sign=abc", "/stream?%zz=1&sign=…")]
    public void The_value_of_a_named_parameter_is_hidden(string target, string redacted) =>
        Assert.Equal(redacted, SecretText.Redact(target, "sign", "apiKey"));

    [Theory]
    [InlineData("/stream")]
    [InlineData("")]
    [InlineData("/sign=abc")]
    [InlineData("/stream?")]
    [InlineData("/stream?sign")]
    [InlineData("/stream?sign=&apiKey=")]
    [InlineData("/stream?signature=abc&design=x")]
    public void Everything_else_stays_as_it_was(string target) => Assert.Same(target, SecretText.Redact(target, "sign", "apiKey"));

    [Fact]
    public void Without_names_nothing_is_hidden() => Assert.Equal("/stream?sign=abc", SecretText.Redact("/stream?sign=abc"));
}
