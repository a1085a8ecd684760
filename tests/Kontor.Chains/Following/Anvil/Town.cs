using System.Text.Json.Nodes;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Following.Anvil;

/// <summary>People and contracts on a node, who do everything that can happen on a chain.</summary>
internal sealed class Town
{
    private readonly AnvilNode _node;

    private Town(AnvilNode node, Address20[] people)
    {
        _node = node;
        People = people;
    }

    public Address20[] People { get; }

    /// <summary>Each deed gets a block of its own.</summary>
    public bool MinesAtOnce { get; set; } = true;

    public Address20 Coin { get; private set; }
    public Address20 OldCoin { get; private set; }
    public Address20 Pictures { get; private set; }
    public Address20 Goods { get; private set; }
    public Address20 Forwarder { get; private set; }
    public Address20 Second { get; private set; }
    public Address20 Refusal { get; private set; }

    public static async Task<Town> FoundAsync(AnvilNode node)
    {
        var accounts = (await node.AskAsync("eth_accounts"))!.AsArray();
        var town = new Town(node, [.. accounts.Select(one => Address20.Parse((string)one!))]);
        town.Coin = await town.DeployAsync("Coin", 1_000_000_000);
        town.OldCoin = await town.DeployAsync("OldCoin");
        town.Pictures = await town.DeployAsync("Pictures");
        town.Goods = await town.DeployAsync("Goods");
        town.Forwarder = await town.DeployAsync("Forwarder");
        town.Second = await town.DeployAsync("Forwarder");
        town.Refusal = await town.DeployAsync("Refusal");
        return town;
    }

    /// <summary>One of everything.</summary>
    public async Task LiveAsync()
    {
        var (ann, bob, cid, dan) = (People[0], People[1], People[2], People[3]);
        await PayAsync(ann, bob, 1_000_000_000_000_000_000);
        await CallAsync(ann, Coin, "transfer(address,uint256)", 0, bob, 5_000_000);
        await CallAsync(bob, Coin, "approve(address,uint256)", 0, cid, 1_000_000);
        await CallAsync(cid, Coin, "transferFrom(address,address,uint256)", 0, bob, dan, 400_000);
        await CallAsync(dan, Coin, "transfer(address,uint256)", 0, ann, 9_000_000);
        for (var id = 1; id <= 3; id++)
            await CallAsync(ann, Pictures, "mint(address,uint256)", 0, People[id], id);
        await CallAsync(bob, Pictures, "transferFrom(address,address,uint256)", 0, bob, cid, 1);
        await CallAsync(ann, Goods, "mint(address,uint256,uint256)", 0, bob, 7, 100);
        await CallAsync(ann, Goods, "mint(address,uint256,uint256)", 0, bob, 8, 200);
        await CallAsync(bob, Goods, "moveBoth(address,uint256,uint256,uint256,uint256)", 0, dan, 7, 30, 8, 40);
        await CallAsync(ann, Forwarder, "split(address,address)", 1_001, bob, cid);
        await CallAsync(ann, Forwarder, "through(address,address,address)", 2_003, Second, bob, cid);
        await CallAsync(ann, Forwarder, "delegated(address,address,address)", 3_005, Second, cid, dan);
        await CallAsync(ann, Forwarder, "attempt(address,address)", 4_000, Refusal, dan);
        await CallAsync(ann, Forwarder, "forwardAndFail(address)", 5_000, dan);
        await CallAsync(ann, Forwarder, "make()", 6_000);
        await CallAsync(ann, Forwarder, "makeAt(bytes32)", 7_000, 1);
        await CallAsync(ann, Forwarder, "makeAndEnd(address)", 8_000, dan);
    }

    public Task<Hash32> PayAsync(Address20 from, Address20 to, long value) =>
        SendAsync(
            new JsonObject
            {
                ["from"] = from.ToString(),
                ["to"] = to.ToString(),
                ["value"] = Hex(value),
            }
        );

    public Task<Hash32> CallAsync(Address20 from, Address20 contract, string method, long value, params object[] arguments) =>
        SendAsync(
            new JsonObject
            {
                ["from"] = from.ToString(),
                ["to"] = contract.ToString(),
                ["value"] = Hex(value),
                ["data"] = CallText.Call(method, arguments),
            }
        );

    public async Task<Address20> DeployAsync(string contract, params object[] arguments)
    {
        var code = await Compiled.CodeAsync(contract) + CallText.Words(arguments);
        var hash = await SendAsync(new JsonObject { ["from"] = People[0].ToString(), ["data"] = code });
        var receipt = await _node.AskAsync("eth_getTransactionReceipt", hash.ToString());
        return Address20.Parse((string)receipt!["contractAddress"]!);
    }

    public async Task<Hash32> SendAsync(JsonObject transaction)
    {
        // Not estimated: an estimate would refuse what is meant to fail.
        transaction["gas"] ??= "0x2dc6c0";
        var hash = Hash32.Parse((string)(await _node.AskAsync("eth_sendTransaction", transaction))!);
        if (MinesAtOnce)
            await _node.MineAsync(1);
        return hash;
    }

    private static string Hex(long value) => "0x" + value.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
}
