using System.Text.Json;
using Kontor.Dialects.ValueScan.Wire;

namespace Kontor.Dialects.ValueScan.Tests.Wire;

/// <summary>How the fields of a body are read.</summary>
public sealed class FieldsTests
{
    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"id":null}""", true)]
    [InlineData("""{"id":""}""", true)]
    [InlineData("""{"id":" \t"}""", true)]
    [InlineData("""{"ID":1}""", true)]
    [InlineData("""{"id":0}""", false)]
    [InlineData("""{"id":false}""", false)]
    [InlineData("""{"id":[]}""", false)]
    public void A_field_is_empty_when_nothing_was_submitted(string body, bool isEmpty) =>
        Assert.Equal(isEmpty, Fields.IsEmpty(Json(body), "id"));

    [Theory]
    [InlineData("""{"id":1027}""", 1_027)]
    [InlineData("""{"id":"1027"}""", 1_027)]
    [InlineData("""{"id":"0001027"}""", 1_027)]
    [InlineData("""{"id":9223372036854775807}""", long.MaxValue)]
    public void A_number_is_read_from_a_number_and_from_digits(string body, long expected)
    {
        Assert.True(Fields.TryReadWhole(Json(body), "id", out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("""{"id":-1}""")]
    [InlineData("""{"id":1.5}""")]
    [InlineData("""{"id":1e400}""")]
    [InlineData("""{"id":9223372036854775808}""")]
    [InlineData("""{"id":"+1"}""")]
    [InlineData("""{"id":" 1"}""")]
    [InlineData("""{"id":"1.0"}""")]
    [InlineData("""{"id":"abc"}""")]
    [InlineData("""{"id":true}""")]
    [InlineData("""{"id":[1]}""")]
    [InlineData("""{"id":"\ud800"}""")]
    public void Everything_else_is_no_number(string body) => Assert.False(Fields.TryReadWhole(Json(body), "id", out _));

    [Theory]
    [InlineData("{}", true, "")]
    [InlineData("""{"id":null}""", true, "")]
    [InlineData("""{"id":"abc"}""", true, "abc")]
    [InlineData("""{"id":"abcd"}""", false, "abcd")]
    [InlineData("""{"id":7}""", false, "")]
    public void Text_has_a_length_at_most(string body, bool isRead, string expected)
    {
        Assert.Equal(isRead, Fields.TryReadText(Json(body), "id", 3, out var text));
        Assert.Equal(expected, text);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
