using System.Text;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.XLayer.Tests;

public sealed class WireTests
{
    [Theory, InlineData("xlayer"), InlineData("XLAYER"), InlineData("xLayer")]
    public void The_chains_name_is_the_same_in_any_case(string name) => Assert.True(ChainShortName.IsXLayer(name));

    [Theory, InlineData("TRADE_ZONE"), InlineData("ETH"), InlineData("a-1")]
    public void Another_chains_name_is_well_formed(string name)
    {
        Assert.True(ChainShortName.IsWellFormed(name));
        Assert.False(ChainShortName.IsXLayer(name));
    }

    [
        Theory,
        InlineData(""),
        InlineData("x layer"),
        InlineData("x/layer"),
        InlineData("ключ"),
        InlineData("x123456789012345678901234567890123")
    ]
    public void Other_texts_are_no_names(string name) => Assert.False(ChainShortName.IsWellFormed(name));

    [Fact]
    public void Numbers_are_written_as_text()
    {
        var call = new Call();
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteDigits("least"u8, long.MinValue);
        json.WriteDigits("zero"u8, 0);
        json.WriteEndObject();
        Assert.Null(Envelope.End(call));
        Assert.Equal("""{"code":"0","msg":"","data":[{"least":"-9223372036854775808","zero":"0"}]}""", Text(call));
    }

    [Fact]
    public void The_gate_and_the_endpoint_refuse_in_two_shapes()
    {
        var call = new Call();
        Envelope.RefuseAtGate(call, Errors.ContentTypeInvalid);
        Assert.Equal("""{"msg":"Invalid Content_Type, please use \"application/json\" format.","code":"50006"}""", Text(call));
        Envelope.Refuse(call, Errors.ParameterEmpty.With("height"));
        Assert.Equal("""{"code":"50014","msg":"Parameter height can not be empty.","data":[]}""", Text(call));
        Assert.Equal(400, call.Reply.Status);
    }

    private static string Text(Call call) => Encoding.UTF8.GetString(call.Reply.Bytes);
}
