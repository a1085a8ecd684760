using Kontor.Chains.Following;
using Kontor.Chains.Tests.Following.Anvil;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Following;

/// <summary>A follower at a real node: through reorganisations, through the node's death, and after its return as another chain.</summary>
public sealed class FollowingAnvilTests : IAsyncLifetime
{
    private AnvilNode _node = null!;
    private Town _town = null!;
    private Followed _followed = null!;

    public async Task InitializeAsync()
    {
        _node = await AnvilNode.StartAsync();
        _town = await Town.FoundAsync(_node);
        _followed = Followed.At(_node.Url);
    }

    public async Task DisposeAsync()
    {
        await _followed.DisposeAsync();
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task An_index_at_a_nodes_head_has_the_nodes_balances()
    {
        await _town.LiveAsync();
        await _followed.UntilAsync(index => HasHeadOf(index));
        await SameBalancesAsync();
    }

    [Fact]
    public async Task A_snapshot_that_is_gone_back_to_takes_its_blocks_and_balances_back()
    {
        var snapshot = await _node.AskAsync("evm_snapshot");
        await _town.LiveAsync();
        await _followed.UntilAsync(index => HasHeadOf(index));
        await _node.AskAsync("evm_revert", snapshot);
        await _town.PayAsync(_town.People[3], _town.People[4], 77);
        await _followed.UntilAsync(index => HasHeadOf(index));
        await SameBalancesAsync();
    }

    [Fact]
    public async Task A_reorganisation_of_the_same_length_is_noticed_by_its_hashes()
    {
        await _town.LiveAsync();
        await _followed.UntilAsync(index => HasHeadOf(index));
        var before = _followed.Index.Head;
        await _node.AskAsync("anvil_reorg", 5, new System.Text.Json.Nodes.JsonArray());
        await _followed.UntilAsync(index => HasHeadOf(index));
        Assert.Equal(before!.Value.Height, _followed.Index.Head!.Value.Height);
        Assert.NotEqual(before.Value.Hash, _followed.Index.Head!.Value.Hash);
        await SameBalancesAsync();
    }

    [Fact]
    public async Task A_node_that_dies_is_unreachable_with_a_reason_and_what_was_indexed_stays()
    {
        await _followed.UntilAsync(index => HasHeadOf(index));
        var head = _followed.Index.Head;
        await _node.KillAsync();
        await _followed.UntilAsync(_ => Task.FromResult(_followed.State is FollowerState.Unreachable));
        var state = Assert.IsType<FollowerState.Unreachable>(_followed.State);
        Assert.StartsWith($"{NodeAddress.Of(_node.Url)} cannot be reached: ", state.Reason);
        Assert.Equal(head, _followed.Index.Head);
    }

    [Fact]
    public async Task A_node_that_comes_back_as_a_new_chain_is_followed_from_its_first_block_on()
    {
        await _town.LiveAsync();
        await _followed.UntilAsync(index => HasHeadOf(index));
        await _node.KillAsync();
        await _followed.UntilAsync(_ => Task.FromResult(_followed.State is FollowerState.Unreachable));
        await _node.StartAgainAsync("--timestamp", "1700000000");
        await _town.PayAsync(_town.People[1], _town.People[2], 5);
        await _followed.UntilAsync(index => HasHeadOf(index));
        Assert.Equal(1, _followed.Index.Head!.Value.Height);
        await SameBalancesAsync();
    }

    [Fact]
    public async Task A_node_that_comes_back_with_what_it_knew_is_followed_on()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("kontor-").FullName, "state");
        await _followed.UntilAsync(index => HasHeadOf(index));
        var state = (string)(await _node.AskAsync("anvil_dumpState", true))!;
        await File.WriteAllBytesAsync(file, await UnzipAsync(Convert.FromHexString(state[2..])));
        var head = _followed.Index.Head!.Value;
        await _node.KillAsync();
        await _node.StartAgainAsync("--load-state", file);
        await _town.PayAsync(_town.People[1], _town.People[2], 5);
        await _followed.UntilAsync(index => HasHeadOf(index));
        Assert.Equal(head.Height + 1, _followed.Index.Head!.Value.Height);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task What_waits_for_a_block_is_shown_until_it_has_one()
    {
        _town.MinesAtOnce = false;
        var hash = await _town.PayAsync(_town.People[1], _town.People[2], 5);
        await _followed.UntilAsync(_ => Task.FromResult(_followed.Follower.Pending.Any(waiting => waiting.Hash == hash)));
        var waiting = Assert.Single(_followed.Follower.Pending);
        Assert.Equal((_town.People[1], _town.People[2], (Word256)5ul), (waiting.From, waiting.To!.Value, waiting.Value));
        await _node.MineAsync(1);
        await _followed.UntilAsync(_ => Task.FromResult(_followed.Follower.Pending.IsEmpty));
    }

    private async Task<bool> HasHeadOf(ChainIndex index)
    {
        var told = (await _node.AskAsync("eth_getBlockByNumber", "latest", false))!;
        return index.Head is { } head && head.Hash.ToString() == (string)told["hash"]!;
    }

    private async Task SameBalancesAsync()
    {
        foreach (var address in (Address20[])[.. _town.People, _town.Forwarder, Address20.Zero])
        {
            var told = (string)(await _node.AskAsync("eth_getBalance", address.ToString(), "latest"))!;
            Assert.Equal((address, told), (address, _followed.Index.BalanceOf(address, null).ToHex()));
        }
        foreach (var address in _town.People)
        {
            var call = new System.Text.Json.Nodes.JsonObject
            {
                ["to"] = _town.Coin.ToString(),
                ["data"] = CallText.Call("balanceOf(address)", address),
            };
            var told = (string)(await _node.AskAsync("eth_call", call, "latest"))!;
            var coins = told == "0x" ? Word256.Zero : Word256.FromBigEndian(Convert.FromHexString(told[2..]));
            Assert.Equal((address, coins), (address, _followed.Index.BalanceOf(address, _town.Coin)));
        }
    }

    private static async Task<byte[]> UnzipAsync(byte[] bytes)
    {
        await using var zip = new System.IO.Compression.GZipStream(
            new MemoryStream(bytes),
            System.IO.Compression.CompressionMode.Decompress
        );
        using var whole = new MemoryStream();
        await zip.CopyToAsync(whole);
        return whole.ToArray();
    }
}
