using System.Text.Json.Nodes;

namespace Kontor.Chains.Tests.Following.Anvil;

/// <summary>Transactions of all types that the node signs, with inputs at the borders of the length prefixes.</summary>
internal sealed class Variety(Town town)
{
    public async Task SendAsync()
    {
        foreach (var length in (int[])[1, 2, 55, 56, 57, 255, 256, 257, 1_500, 66_000])
            await town.SendAsync(Payment(new JsonObject { ["data"] = "0x" + new string('7', length * 2), ["gas"] = "0x1c9c380" }));
        await town.SendAsync(Payment(new JsonObject { ["data"] = "0x80" }));
        await town.SendAsync(Payment(new JsonObject { ["type"] = "0x0", ["gasPrice"] = "0x77359400" }));
        await town.SendAsync(
            Payment(
                new JsonObject
                {
                    ["type"] = "0x1",
                    ["gasPrice"] = "0x77359400",
                    ["accessList"] = new JsonArray(
                        new JsonObject
                        {
                            ["address"] = town.Coin.ToString(),
                            ["storageKeys"] = new JsonArray("0x" + new string('0', 64), "0x" + new string('1', 64)),
                        },
                        new JsonObject { ["address"] = town.Goods.ToString(), ["storageKeys"] = new JsonArray() }
                    ),
                }
            )
        );
    }

    private JsonObject Payment(JsonObject more)
    {
        more["from"] = town.People[4].ToString();
        more["to"] = town.People[5].ToString();
        more["value"] = "0x1";
        return more;
    }
}
