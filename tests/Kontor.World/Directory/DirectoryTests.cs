using Kontor.World.Directory;

namespace Kontor.World.Tests.Directory;

public sealed class DirectoryTests : IAsyncDisposable
{
    private readonly LiveWorld _world = TestWorld.Open();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static CreateKey Key(string id, long user, string dialect = "bitmart") =>
        new()
        {
            Dialect = dialect,
            Id = id,
            UserNumber = user,
            SealedSecret = [1, 2, 3],
        };

    [Fact]
    public async Task Users_count_from_one_and_their_names_are_their_own()
    {
        Assert.Equal(1, (await _world.User("Ada")).Number);
        Assert.Equal(2, (await _world.User("Bob")).Number);
        Assert.Equal(Reject.NameTaken, await _world.RejectOf(new CreateUser("Ada")));
        Assert.Equal(Reject.Malformed, await _world.RejectOf(new CreateUser("")));
        Assert.Equal(Reject.Malformed, await _world.RejectOf(new CreateUser(new string('x', Bounds.NameLengthMax + 1))));
        Assert.Equal(["Ada", "Bob"], _world.Directory.Users.Select(user => user.Name));
        Assert.Same(_world.Directory.FindUser(2), _world.Directory.FindUser("Bob"));
        Assert.Null(_world.Directory.FindUser(0));
        Assert.Null(_world.Directory.FindUser(3));
        Assert.Null(_world.Directory.FindUser(long.MaxValue));
    }

    [Fact]
    public async Task A_change_publishes_a_new_record_and_a_new_version()
    {
        var ada = await _world.User("Ada");
        var version = _world.Directory.Version;
        await _world.Ok(new PatchUser(ada.Number) { State = UserState.Frozen });
        var patched = _world.Directory.FindUser(ada.Number)!;
        Assert.NotSame(ada, patched);
        Assert.Equal(ada with { State = UserState.Frozen }, patched);
        Assert.True(_world.Directory.Version > version);
        Assert.Equal(Reject.UnknownUser, await _world.RejectOf(new PatchUser(9)));
        Assert.Equal(version + 1, _world.Directory.Version);
    }

    [Fact]
    public async Task A_user_opens_accounts_beside_those_it_has()
    {
        var ada = await _world.Ok(new CreateUser("Ada") { Accounts = AccountKinds.Spot });
        var opened = await _world.Ok(new OpenAccount(ada.Number, AccountKinds.Contract));
        Assert.Equal(AccountKinds.Spot | AccountKinds.Contract, opened.Accounts);
        var version = _world.Directory.Version;
        Assert.Equal(opened, await _world.Ok(new OpenAccount(ada.Number, AccountKinds.Contract)));
        Assert.Equal(version, _world.Directory.Version);
        Assert.Equal(Reject.UnknownUser, await _world.RejectOf(new OpenAccount(9, AccountKinds.Contract)));
        Assert.Equal(Reject.Malformed, await _world.RejectOf(new OpenAccount(ada.Number, AccountKinds.None)));
        Assert.Equal(Reject.Malformed, await _world.RejectOf(new OpenAccount(ada.Number, (AccountKinds)8)));
    }

    [Fact]
    public async Task A_key_keeps_the_list_of_the_contract_system_until_another_is_given()
    {
        await _world.Ok(Key("k1", (await _world.User("Ada")).Number));
        Assert.Equal(
            "10.0.0.0/8",
            Assert.Single((await _world.Ok(new PatchKey("bitmart", "k1") { ContractIps = ["10.0.0.0/8"] })).ContractIps)
        );
        Assert.Equal("10.0.0.0/8", Assert.Single((await _world.Ok(new PatchKey("bitmart", "k1") { Tier = "pro" })).ContractIps));
        Assert.Equal(Reject.Malformed, await _world.RejectOf(new PatchKey("bitmart", "k1") { ContractIps = [""] }));
        Assert.Empty((await _world.Ok(new PatchKey("bitmart", "k1") { ContractIps = [] })).ContractIps);
    }

    [Fact]
    public async Task A_key_id_is_unique_within_its_dialect()
    {
        var ada = await _world.User("Ada");
        var key = await _world.Ok(Key("k1", ada.Number));
        Assert.Equal(Reject.IdTaken, await _world.RejectOf(Key("k1", ada.Number)));
        Assert.Equal(Reject.UnknownUser, await _world.RejectOf(Key("k2", 99)));
        var other = await _world.Ok(Key("k1", 0, "weex"));
        Assert.Equal(2, other.Number);
        Assert.Same(key, _world.Directory.FindKey("bitmart", "k1"));
        Assert.Same(other, _world.Directory.FindKey("weex", "k1".AsSpan()));
        Assert.Null(_world.Directory.FindKey("xlayer", "k1"));
        Assert.Null(_world.Directory.FindKey("weex", "K1"));
        Assert.Equal([key, other], _world.Directory.Keys);
    }

    [Fact]
    public async Task A_patch_of_a_key_changes_what_is_given_and_nothing_else()
    {
        await _world.User("Ada");
        var key = await _world.Ok(Key("k1", 1));
        var patched = await _world.Ok(
            new PatchKey("bitmart", "k1")
            {
                State = KeyState.Frozen,
                Permissions = Permissions.Read,
                AllowedIps = ["::1"],
                ExpiresMs = 5,
                Tier = "pro",
                Broker = "nobody",
                UserNumber = 0,
            }
        );
        Assert.Equal((key.Number, key.SealedSecret, key.CreatedMs), (patched.Number, patched.SealedSecret, patched.CreatedMs));
        Assert.Equal((KeyState.Frozen, Permissions.Read, 5L, "pro", "nobody", 0L), Facts(patched));
        Assert.Equal(Facts(patched), Facts(await _world.Ok(new PatchKey("bitmart", "k1"))));
        Assert.Equal(Reject.UnknownKey, await _world.RejectOf(new PatchKey("bitmart", "k2")));
        Assert.Equal(Reject.UnknownUser, await _world.RejectOf(new PatchKey("bitmart", "k1") { UserNumber = 7 }));

        static (KeyState, Permissions, long, string, string, long) Facts(KeyRecord key) =>
            (key.State, key.Permissions, key.ExpiresMs, key.Tier, key.Broker, key.UserNumber);
    }

    [Fact]
    public async Task Brokers_can_be_defined_and_redefined()
    {
        await _world.Ok(new DefineBroker("hanse", ["one.example"]));
        await _world.Ok(new DefineBroker("hanse", ["two.example"]));
        Assert.Equal("two.example", Assert.Single(_world.Directory.FindBroker("hanse")!.Domains));
        Assert.Null(_world.Directory.FindBroker("other"));
        Assert.Equal(Reject.Malformed, await _world.RejectOf(new DefineBroker("", [])));
    }

    [Fact]
    public async Task Everybody_finds_every_user_while_the_directory_grows()
    {
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            long seen = 0;
            while (!stop.IsCancellationRequested)
            {
                long number = 0;
                foreach (var user in _world.Directory.Users)
                    Assert.Equal(++number, user.Number);
                Assert.True(number >= seen);
                seen = number;
            }
            return seen;
        });
        for (var index = 0; index < 500; index++)
        {
            var user = await _world.User($"u{index}");
            Assert.Same(user, _world.Directory.FindUser(user.Name));
        }
        await stop.CancelAsync();
        Assert.InRange(await reader, 0, 500);
        Assert.Equal(500, _world.Directory.UserCount);
    }

    [Fact]
    public async Task Finding_a_key_and_reading_the_clock_allocates_nothing()
    {
        await _world.User("Ada");
        await _world.Ok(Key("k1", 1));
        Look(10);
        var allocations = Allocations.FromHere();
        Look(1_000);
        Assert.Equal(0, allocations.Bytes);

        void Look(int times)
        {
            for (var index = 0; index < times; index++)
            {
                Assert.NotNull(_world.Directory.FindKey("bitmart", "k1".AsSpan()));
                Assert.NotNull(_world.Directory.FindUser(1));
                Assert.True(_world.Clock.NowMs > 0);
                Assert.True(_world.Credits.BalanceOf(1) == 0);
                Assert.NotNull(_world.Services.Find("bitmart/spot"));
            }
        }
    }
}
