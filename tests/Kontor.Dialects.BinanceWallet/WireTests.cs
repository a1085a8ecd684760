using System.Text;
using Kontor.Dialects.BinanceWallet.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.BinanceWallet.Tests;

public sealed class WireTests
{
    [Fact]
    public void The_gateway_has_four_members_and_the_service_five()
    {
        var call = new Call();
        Envelope.RefuseAtGate(call, Errors.SignatureError);
        Assert.Equal("""{"code":40102,"msg":"Signature error","data":null,"timestamp":0}""", Text(call));
        Assert.Equal((401, "application/json"), (call.Reply.Status, call.Reply.ContentType));
        Envelope.Refuse(call, BadParameter.Blank("address"));
        Assert.Equal(
            """{"code":40001,"msg":"Parameter [address] error: must not be blank","data":null,"timestamp":0,"success":false}""",
            Text(call)
        );
        Assert.Equal((200, "application/json;charset=UTF-8"), (call.Reply.Status, call.Reply.ContentType));
        Envelope.Begin(call).WriteBooleanValue(value: true);
        Assert.Null(Envelope.End(call));
        Assert.Equal("""{"code":0,"msg":"success","data":true,"timestamp":0,"success":true}""", Text(call));
    }

    [Fact]
    public void Every_reason_fits_the_documented_text()
    {
        Catalog.Refusal[] refusals =
        [
            BadParameter.ReceiveWindow,
            BadParameter.NoSuchPath,
            BadParameter.NoSuchMethod,
            BadParameter.Body,
            BadParameter.Malformed,
            BadParameter.BodyTooLarge(5),
            BadParameter.UnsupportedChain("chains", "999999"),
            BadParameter.Size("tokenContractAddresses", 20),
            BadParameter.OneOf("excludeRiskToken", "0", "1"),
            BadParameter.Address("address", "56"),
        ];
        Assert.All(refusals, refusal => Assert.True(refusal.Row.Template.Matches(refusal.Message), refusal.Message));
        Assert.Equal("Parameter [X-OC-RECV-WINDOW] error: must be an integer between 1 and 60000", BadParameter.ReceiveWindow.Message);
        Assert.Equal(
            "Parameter [tokenContractAddresses] error: must contain 1 to 20 entries",
            BadParameter.Size("tokenContractAddresses", 20).Message
        );
        Assert.Equal("Parameter [excludeRiskToken] error: must be one of 0, 1", BadParameter.OneOf("excludeRiskToken", "0", "1").Message);
    }

    private static string Text(Call call) => Encoding.UTF8.GetString(call.Reply.Bytes);
}
