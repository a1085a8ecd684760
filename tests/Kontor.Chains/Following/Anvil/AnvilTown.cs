using Kontor.Chains.Following;
using Kontor.Chains.Model;

namespace Kontor.Chains.Tests.Following.Anvil;

/// <summary>A node whose town has lived, for tests that only read.</summary>
public sealed class AnvilTown : IAsyncLifetime
{
    public static readonly ChainIdentity Chain = new("eth", 1, "Ethereum", "ETH", "ETH", 18);

    internal AnvilNode Node { get; private set; } = null!;
    internal Town Town { get; private set; } = null!;

    internal long Head { get; private set; }

    public async Task InitializeAsync()
    {
        Node = await AnvilNode.StartAsync();
        Town = await Town.FoundAsync(Node);
        await Town.LiveAsync();
        // Some transactions in one block, and some empty blocks.
        Town.MinesAtOnce = false;
        for (var index = 0; index < 5; index++)
        {
            await Town.PayAsync(Town.People[index], Town.People[index + 1], 1_000 + index);
            await Town.CallAsync(Town.People[0], Town.Coin, "transfer(address,uint256)", 0, Town.People[index + 1], 10 + index);
        }
        await Node.MineAsync(4);
        Town.MinesAtOnce = true;
        await new Variety(Town).SendAsync();
        Head = Convert.ToInt64((string)(await Node.AskAsync("eth_blockNumber"))!, 16);
    }

    internal NodeChainSource Source(Func<NodeOptions, NodeOptions>? adjust = null)
    {
        var options = new NodeOptions { Url = Node.Url };
        return new NodeChainSource(Chain, adjust is null ? options : adjust(options), TimeProvider.System);
    }

    public async Task DisposeAsync() => await Node.DisposeAsync();
}
